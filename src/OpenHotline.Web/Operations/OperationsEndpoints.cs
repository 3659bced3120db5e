using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground;

namespace OpenHotline.Web.Operations;

/// <summary>Health, readiness, metrics. Counts, ages and truth values; nothing of any case.</summary>
public static class OperationsEndpoints
{
    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder door)
    {
        // Alive asks nothing and tells nothing: whoever restarts the program may always ask.
        door.MapGet("/health/live", () => TypedResults.Text("alive\n")).AllowAnonymous();
        var guarded = door.MapGroup("").AddEndpointFilter(async (context, next) =>
            IsWelcome(context.HttpContext, (OperationsSettings)context.HttpContext.RequestServices.GetService(typeof(OperationsSettings))!) ? await next(context) : TypedResults.StatusCode(StatusCodes.Status401Unauthorized));
        guarded.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
        guarded.MapGet("/metrics", async (WriteMetrics metrics, HttpContext http) => TypedResults.Text(await metrics.RunAsync(http.RequestAborted), "text/plain; version=0.0.4")).AllowAnonymous();
        return door;
    }

    private static async Task<IResult> ReadyAsync(CheckReadiness check, HttpContext http)
    {
        var lines = await check.RunAsync(http.RequestAborted);
        var text = string.Concat(lines.Select(line => $"{line.Name}: {(line.IsWell ? "well" : "not well")}{(line.Detail.Length > 0 ? $", {line.Detail}" : "")}\n"));
        return TypedResults.Text(text, statusCode: lines.All(line => line.IsWell || !line.IsNeeded) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static bool IsWelcome(HttpContext http, OperationsSettings settings)
    {
        if (settings.Token.Length == 0) return http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from);
        var given = http.Request.Headers.Authorization.ToString();
        return given.StartsWith("Bearer ", StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given[7..])), SHA256.HashData(Encoding.UTF8.GetBytes(settings.Token)));
    }
}
