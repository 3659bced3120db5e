using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Components;

/// <summary>Light, dark or as the device is: a plain form, kept in a cookie of the workbench. The doors for others follow the device and keep nothing.</summary>
public static class ThemeChoice
{
    // Ports share cookies, so each door's cookies carry its name. The public door sets none.
    private const string Cookie = "openhotline-workbench-theme";

    public static PageTheme Of(HttpContext? http) =>
        Enum.TryParse<PageTheme>(http?.Request.Cookies[Cookie], ignoreCase: true, out var theme) && Enum.IsDefined(theme) ? theme : PageTheme.Device;

    /// <summary>Maps <c>POST /theme</c>, which <see cref="ThemePicker"/> posts to; it changes nothing but this browser's cookie.</summary>
    public static IEndpointConventionBuilder MapThemeChoice(this IEndpointRouteBuilder routes) => routes.MapPost("/theme", Choose);

    private static RedirectHttpResult Choose([FromForm, StringLength(20)] string? theme, [FromForm, StringLength(200)] string? back, HttpContext http)
    {
        var chosen = Enum.TryParse<PageTheme>(theme, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : PageTheme.Device;
        http.Response.Cookies.Append(
            Cookie,
            chosen.ToString().ToLowerInvariant(),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        return TypedResults.LocalRedirect(IsOurs(back) ? back! : "/");
    }

    // A path of this door, and nothing that a browser would read as another host.
    private static bool IsOurs(string? path) =>
        path is { Length: > 0 and < 200 } && path[0] == '/' && path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_') && !path.Contains("//", StringComparison.Ordinal);
}
