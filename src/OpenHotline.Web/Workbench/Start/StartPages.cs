using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Start;

/// <summary>The first page after signing in.</summary>
public static class StartPages
{
    public static IEndpointRouteBuilder MapStart(this IEndpointRouteBuilder door) => door;
}
