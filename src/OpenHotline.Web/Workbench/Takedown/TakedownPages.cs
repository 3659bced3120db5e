using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Takedown;

/// <summary>Pages still up by host, hosts, notices, answers.</summary>
public static class TakedownPages
{
    public static IEndpointRouteBuilder MapTakedown(this IEndpointRouteBuilder door) => door;
}
