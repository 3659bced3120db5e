using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>Facts on the left, questions on the right.</summary>
public static class AssessingPages
{
    public static IEndpointRouteBuilder MapAssessing(this IEndpointRouteBuilder door) => door;
}
