using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Housekeeping;

/// <summary>Training mode, retention, acts of two people, the timeline.</summary>
public static class HousekeepingPages
{
    public static IEndpointRouteBuilder MapHousekeeping(this IEndpointRouteBuilder door) => door
        .MapActs()
        .MapHouse()
        .MapTimelinePages();
}
