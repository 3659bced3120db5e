using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Members;

/// <summary>Members and their keys, and imports.</summary>
public static class MemberPages
{
    public static IEndpointRouteBuilder MapMembers(this IEndpointRouteBuilder door) => door;
}
