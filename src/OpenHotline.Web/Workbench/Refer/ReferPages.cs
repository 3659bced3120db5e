using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Refer;

/// <summary>Holds and referrals.</summary>
public static class ReferPages
{
    public static IEndpointRouteBuilder MapRefer(this IEndpointRouteBuilder door) => door;
}
