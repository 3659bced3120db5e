using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Operations;

/// <summary>Health, readiness, metrics.</summary>
public static class OperationsEndpoints
{
    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder door) => door;
}
