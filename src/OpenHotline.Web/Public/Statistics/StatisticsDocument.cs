using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>The OpenAPI document of the public figures; <c>docs/reference/openapi-statistics.json</c> is its committed copy.</summary>
public static class StatisticsDocument
{
    internal static IServiceCollection AddStatisticsDocument(this IServiceCollection services) => services.AddOpenApi("statistics", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("v1/statistics", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "OpenHotline: published figures", Version = "1", Description = "Closed periods only, as they were published. Answers may be kept for five minutes. Errors are problem details (RFC 9457)." };
            document.Servers = [];
            return Task.CompletedTask;
        });
    });

    internal static IEndpointRouteBuilder MapStatisticsDocument(this IEndpointRouteBuilder door)
    {
        door.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return door;
    }
}
