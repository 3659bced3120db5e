using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Start;

/// <summary>The first page after signing in.</summary>
public static class StartPages
{
    public static IEndpointRouteBuilder MapStart(this IEndpointRouteBuilder door)
    {
        door.MapGet("/", () => new RazorComponentResult<StartPage>()).RequirePermission(Permission.SignedIn);
        return door;
    }
}
