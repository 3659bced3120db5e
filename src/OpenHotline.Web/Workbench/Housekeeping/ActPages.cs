using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Housekeeping;

/// <summary>Acts that wait for a second person.</summary>
internal static class ActPages
{
    public static IEndpointRouteBuilder MapActs(this IEndpointRouteBuilder door)
    {
        door.MapGet("/acts", async (ListActs list, HttpContext http) => await PageAsync(FieldErrors.None, list, http)).RequirePermission(Permission.ApproveSecond);
        door.MapPost("/acts/{id:guid}/approve", ApproveAsync).RequirePermission(Permission.ApproveSecond);
        door.MapPost("/acts/{id:guid}/decline", async (Guid id, DeclineAct decline, HttpContext http) => { await decline.RunAsync(id, http.RequestAborted); return TypedResults.LocalRedirect("/acts"); }).RequirePermission(Permission.ApproveSecond);
        return door;
    }

    private static async Task<IResult> ApproveAsync(Guid id, ApproveAct approve, ListActs list, HttpContext http)
    {
        var outcome = await approve.RunAsync(id, http.RequestAborted);
        if (outcome == ApproveAct.Outcome.Approved) return TypedResults.LocalRedirect("/acts");
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        var why = outcome switch
        {
            ApproveAct.Outcome.SamePerson => "You proposed this yourself. Somebody else must agree",
            ApproveAct.Outcome.NotPermitted => "Your role may not be the second person in this",
            ApproveAct.Outcome.AlreadyDecided => "Somebody has decided this already",
            ApproveAct.Outcome.Expired => "This waited too long. It must be proposed again",
            _ => "There is no such act any more",
        };
        return await PageAsync(FieldErrors.Of(new FieldError("", why)), list, http);
    }

    private static async Task<IResult> PageAsync(FieldErrors errors, ListActs list, HttpContext http) =>
        new RazorComponentResult<ActsPage>(new { Errors = errors, Rows = await list.RunAsync(http.RequestAborted) });
}
