using Microsoft.AspNetCore.Http;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Internet;

/// <summary>Answers for every site of the small internet.</summary>
internal sealed class SitePages(SandboxWorld world)
{
    public Task AnswerAsync(HttpContext http, bool comesThroughProxy)
    {
        var name = http.Request.Host.Host.ToLowerInvariant();
        var path = http.Request.Path.Value ?? "/";
        var isPicture = path.EndsWith("/shape.svg", StringComparison.Ordinal);
        if (world.FindSite(name) is not { } site) return SendAsync(http, 421, TrainingPage.NotFound);
        if (path == "/") return SendAsync(http, 200, Welcome(site));
        if (PageKey.Read(name, isPicture ? path[..^"/shape.svg".Length] : path) is not { } page) return SendAsync(http, 404, TrainingPage.NotFound);
        return world.StateOf(page) switch
        {
            PageState.Gone or null => SendAsync(http, 404, TrainingPage.NotFound),
            PageState.SoftGone => SendAsync(http, 200, TrainingPage.NotFound),
            PageState.Cloaked when LooksLikeTheHotline(http, comesThroughProxy) => SendAsync(http, 200, TrainingPage.Empty),
            _ => isPicture ? SendAsync(http, 200, TrainingPage.Svg(page), "image/svg+xml") : SendAsync(http, 200, TrainingPage.Html(page, site.Topic)),
        };
    }

    // Whoever cloaks knows the hotline's own address, but not its second way out.
    private static bool LooksLikeTheHotline(HttpContext http, bool comesThroughProxy) => !comesThroughProxy;

    private static string Welcome(Site site) => $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{site.Name}</title></head>
        <body><h1>Pictures of {site.Topic}</h1><p>TRAINING. A site of the sandbox's small internet.</p></body></html>
        """;

    private static Task SendAsync(HttpContext http, int status, string body, string type = "text/html; charset=utf-8")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        return http.Response.WriteAsync(body, http.RequestAborted);
    }
}
