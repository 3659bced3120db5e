using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Checks;

/// <summary>Checks that a machine could not judge.</summary>
public static class CheckPages
{
    public static IEndpointRouteBuilder MapChecks(this IEndpointRouteBuilder door) => door;
}
