using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OpenHotline.Web.Defences;

/// <summary>The headers that every answer of every door carries.</summary>
/// <remarks>
/// Nothing comes from elsewhere, nothing is written inline, no page may be framed, none tells the next site where the reader was,
/// and none is kept by the browser unless its endpoint says so with <see cref="KeptInCaches"/>.
/// </remarks>
public sealed class PageDefences(RequestDelegate next, IOptions<PageDefencesOptions> options)
{
    private readonly string policy = string.Join(
        "; ",
        "default-src 'self'",
        "base-uri 'none'",
        string.Join(' ', ["form-action 'self'", .. options.Value.FormTargets]),
        "frame-ancestors 'none'",
        "frame-src 'none'",
        "object-src 'none'");

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(Write, http);
        return next(http);
    }

    private Task Write(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.GetEndpoint()?.Metadata.GetMetadata<PlaysChosenFiles>() is null ? policy : policy + "; media-src 'self' blob:";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        if (options.Value.KeepOutOfSearch) headers["X-Robots-Tag"] = "noindex, nofollow";

        // Privacy: somebody else may use this browser after a report or a case was open in it.
        // An error is never kept, even where the page itself may be.
        var kept = http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
            ? http.GetEndpoint()?.Metadata.GetMetadata<KeptInCaches>()
            : null;
        headers.CacheControl = kept?.CacheControl ?? "no-store";
        return Task.CompletedTask;
    }
}

public static class PageDefencesRegistration
{
    /// <summary>Puts the headers on every answer of this door, refusals and failures included. Call it first.</summary>
    public static IApplicationBuilder UsePageDefences(this IApplicationBuilder app) => app.UseMiddleware<PageDefences>();

    public static IServiceCollection AddPageDefences(this IServiceCollection services, Action<PageDefencesOptions>? configure = null)
    {
        services.AddOptions<PageDefencesOptions>();
        if (configure is not null) services.Configure(configure);
        return services;
    }
}
