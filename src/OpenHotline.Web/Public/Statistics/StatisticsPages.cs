using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>The public figures.</summary>
public static class StatisticsPages
{
    public static IEndpointRouteBuilder MapStatistics(this IEndpointRouteBuilder door) => door;
}
