using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Public.Home;

/// <summary>The public door's first page and what it says about itself.</summary>
public static class HomePages
{
    public static IEndpointRouteBuilder MapHome(this IEndpointRouteBuilder door)
    {
        door.MapGet("/", () => new RazorComponentResult<HomePage>()).AllowAnonymous();
        return door;
    }
}
