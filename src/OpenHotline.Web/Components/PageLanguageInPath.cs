using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OpenHotline.Web.Components;

/// <summary>Takes the language off the front of the path, so that each page is mapped once and answers in every language.</summary>
/// <remarks>
/// <c>/fr/report</c> becomes the path <c>/report</c> under the base <c>/fr</c>. It must stand before routing.
/// The browser's own language is not asked: a link shows the same page to everybody, and no answer varies by a header.
/// </remarks>
public sealed class PageLanguageInPath(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var language = PageLanguage.English;
        foreach (var one in PageLanguage.All)
        {
            if (one.Prefix.Length == 0 || !http.Request.Path.StartsWithSegments(one.Prefix, StringComparison.Ordinal, out var rest)) continue;
            language = one;
            http.Request.PathBase += new PathString(one.Prefix);
            http.Request.Path = rest;
            break;
        }

        // Safety: a path that begins with two slashes would, as a link of this page, lead to another site.
        http.Request.Path = new PathString("/" + http.Request.Path.Value?.TrimStart('/', '\\'));

        // The culture flows with this request only, and carries words, dates and numbers alike.
        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
        return next(http);
    }
}

public static class PageLanguageRegistration
{
    public static IApplicationBuilder UsePageLanguage(this IApplicationBuilder app) => app.UseMiddleware<PageLanguageInPath>();
}
