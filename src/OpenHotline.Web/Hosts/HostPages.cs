using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Hosts;

/// <summary>A recipient's page: what to remove and how to answer.</summary>
public static class HostPages
{
    public static IEndpointRouteBuilder MapHostPages(this IEndpointRouteBuilder door) => door;
}
