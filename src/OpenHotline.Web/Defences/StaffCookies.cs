using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Web.Defences;

/// <summary>The workbench's cookies: one for the session, one for the minutes between password and code.</summary>
/// <remarks>The session's cookie carries the session's id. Who that is and what they may do is read from the database, so that an ended session or a changed role counts within five seconds.</remarks>
public static class StaffCookies
{
    public const string Session = "staff";
    public const string Step = "staff-step";
    private const string SessionCookie = "openhotline-workbench";
    private const string SessionClaim = "session";

    public static IServiceCollection AddStaffCookies(this IServiceCollection services, HouseSettings settings)
    {
        services.AddScoped<CurrentAccount>();
        // Beside the keyring and so outside the data folder and every backup: whoever holds these keys can make cookies.
        services.AddDataProtection().SetApplicationName("openhotline-workbench")
            .PersistKeysToFileSystem(KeyFolder(settings));
        services.AddAuthentication(Session)
            .AddCookie(Session, options =>
            {
                Common(options, SessionCookie, SameSiteMode.Lax);
                options.Events.OnValidatePrincipal = ValidateAsync;
                options.ExpireTimeSpan = TimeSpan.FromHours(24);
            })
            .AddCookie(Step, options =>
            {
                Common(options, "openhotline-workbench-step", SameSiteMode.Lax);
                options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            });
        return services;
    }

    /// <summary>Puts the session into the browser's cookie.</summary>
    public static Task SignInAsync(HttpContext http, Guid sessionId) =>
        http.SignInAsync(Session, new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionClaim, sessionId.ToString("N"))], Session)));

    /// <summary>Whether the browser holds the cookie of a session; signing out takes it away, the end of a session does not.</summary>
    public static bool HasSession(HttpContext http) => http.Request.Cookies.ContainsKey(SessionCookie);

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var account = Guid.TryParseExact(context.Principal?.FindFirst(SessionClaim)?.Value, "N", out var id)
            ? await services.GetRequiredService<Sessions>().CheckAsync(id, isUse: context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<NotUse>() is null, context.HttpContext.RequestAborted)
            : null;
        if (account is null)
        {
            context.RejectPrincipal();
            return;
        }

        services.GetRequiredService<CurrentAccount>().Fill(account);
        services.GetRequiredService<Actor>().ActAs(account.Id);
        var identity = new ClaimsIdentity(context.Principal!.Identity, [new Claim(StaffAuthorisation.RolesClaim, ((int)account.Roles).ToString(CultureInfo.InvariantCulture)), new Claim(ClaimTypes.NameIdentifier, account.Id.ToString("D"))]);
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }

    private static void Common(CookieAuthenticationOptions options, string name, SameSiteMode sameSite)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        // Lax, since links in mails lead here and OpenID Connect comes back from elsewhere; every POST carries an antiforgery token besides.
        options.Cookie.SameSite = sameSite;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        // Privacy: the page that somebody wanted may name a case; it does not go into a query.
        options.Events.OnRedirectToLogin = context =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.Any(one => one is not null && one.Contains("text/html", StringComparison.Ordinal))) context.Response.Redirect("/sign-in");
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static DirectoryInfo KeyFolder(HouseSettings settings)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.KeyringFile))!, "doors");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
