using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Queue;

/// <summary>What is next and why, what I hold, what is late.</summary>
public static class QueuePages
{
    public static IEndpointRouteBuilder MapQueue(this IEndpointRouteBuilder door) => door;
}
