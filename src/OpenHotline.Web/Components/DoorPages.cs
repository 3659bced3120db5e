using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Web.Assets;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Components;

/// <summary>What every door needs to show pages, in the one right order.</summary>
public static class DoorPages
{
    /// <summary>Components, words, stylesheets and defences for one door.</summary>
    public static IServiceCollection AddDoorPages(this IServiceCollection services, DoorName door, Action<DoorPagesOptions>? configure = null)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.TryAddSingleton(_ => new AssetFiles());
        services.AddPageDefences(options => options.KeepOutOfSearch = door != DoorName.Public);
        services.Configure<DoorPagesOptions>(options =>
        {
            options.Door = door;
            configure?.Invoke(options);
        });
        services.AddAntiforgery(options =>
        {
            // Ports share cookies: without its own name one door's token would push out another's.
            options.Cookie.Name = $"openhotline-{door.ToString().ToLowerInvariant()}-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    /// <summary>Headers, language, error pages, routing, then sign-in, permission and antiforgery where the door has them. Call it first.</summary>
    /// <remarks>
    /// Routing must come after the language has left the path, and permission after routing: a door that adds them by hand gets it wrong silently.
    /// The public door and the hosts' door have no session, so nothing there needs an antiforgery token: map their forms with <c>DisableAntiforgery()</c>.
    /// </remarks>
    public static WebApplication UseDoorPages(this WebApplication app)
    {
        app.UsePageDefences();
        app.UsePageLanguage();
        app.UsePageErrors();
        app.UseNoNulSign();
        app.UseRouting();
        app.Use(AnswerWhatIsNoPage);
        var knows = app.Services.GetRequiredService<IServiceProviderIsService>();
        if (knows.IsService(typeof(IAuthenticationSchemeProvider))) app.UseAuthentication();
        if (knows.IsService(typeof(IAuthorizationHandlerProvider))) app.UseAuthorization();
        if (knows.IsService(typeof(IAntiforgery))) app.UseAntiforgery();
        app.MapAssets();
        return app;
    }

    // A path without a page, or a page asked in the wrong way, is nobody's to permit: it is answered before permission is asked,
    // where a door without accounts would have nobody to ask.
    private static Task AnswerWhatIsNoPage(HttpContext http, RequestDelegate next)
    {
        switch (http.GetEndpoint())
        {
            case null:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            case not RouteEndpoint and { RequestDelegate: { } refuse }:
                return refuse(http);
            default:
                return next(http);
        }
    }
}
