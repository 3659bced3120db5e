using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Assets;

/// <summary>Serves the stylesheets and scripts of a door.</summary>
public static partial class AssetEndpoints
{
    /// <summary>Maps <c>/assets/{file}</c>: anybody may fetch one, and keep it for a year, since its name changes with its content.</summary>
    public static IEndpointConventionBuilder MapAssets(this IEndpointRouteBuilder routes)
    {
        var files = routes.ServiceProvider.GetRequiredService<AssetFiles>();
        if (!files.AreBuilt)
        {
            Log.NotBuilt(routes.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AssetEndpoints)));
        }

        return routes.MapMethods("/assets/{file}", [HttpMethods.Get, HttpMethods.Head], Serve)
            .AllowAnonymous()
            .WithMetadata(new KeptInCaches("public, max-age=31536000, immutable"))
            .ExcludeFromDescription();
    }

    private static Results<NotFound, PushStreamHttpResult> Serve(string file, HttpContext http, AssetFiles files)
    {
        if (files.Find(file) is not { } asset) return TypedResults.NotFound();
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        var chosen = asset.Encodings.FirstOrDefault(encoding => Accepts(accepted, encoding.ContentEncoding)) ?? asset.Encodings[^1];
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (chosen.ContentEncoding != "identity") http.Response.Headers.ContentEncoding = chosen.ContentEncoding;
        http.Response.ContentLength = chosen.LengthBytes;
        return TypedResults.Stream(
            async body =>
            {
                if (HttpMethods.IsHead(http.Request.Method)) return;
                await using var bytes = files.Open(chosen);
                await bytes.CopyToAsync(body, http.RequestAborted);
            },
            asset.ContentType);
    }

    // RFC 9110, section 12.5.3: a coding is refused by a weight of zero; identity needs no mention.
    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality != 0)
        || encoding == "identity";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The stylesheets and scripts were not built, so pages show unstyled: run `npm ci && npm run build`, then build again.")]
        public static partial void NotBuilt(ILogger logger);
    }
}
