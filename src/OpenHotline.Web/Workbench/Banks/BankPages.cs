using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Banks;

/// <summary>Hash banks.</summary>
public static class BankPages
{
    public static IEndpointRouteBuilder MapBanks(this IEndpointRouteBuilder door) => door;
}
