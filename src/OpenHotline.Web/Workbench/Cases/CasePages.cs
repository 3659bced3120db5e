using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Cases;

/// <summary>A webpage's own page: its timeline.</summary>
public static class CasePages
{
    public static IEndpointRouteBuilder MapCases(this IEndpointRouteBuilder door) => door;
}
