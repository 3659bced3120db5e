using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Figures;

/// <summary>Live figures and the closing of periods.</summary>
public static class FigurePages
{
    public static IEndpointRouteBuilder MapFigures(this IEndpointRouteBuilder door) => door;
}
