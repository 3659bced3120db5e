using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Opinions;

/// <summary>Second opinions and disputes.</summary>
public static class OpinionPages
{
    public static IEndpointRouteBuilder MapOpinions(this IEndpointRouteBuilder door) => door;
}
