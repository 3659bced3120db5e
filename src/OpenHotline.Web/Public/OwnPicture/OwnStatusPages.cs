using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Public.OwnPicture;

/// <summary>What became of a young person's request, by code and PIN, and its taking back; and the helpline's answer. Codes are posted, so that they stand in no address, log or history.</summary>
public static class OwnStatusPages
{
    public static IEndpointRouteBuilder MapOwnStatus(this IEndpointRouteBuilder door)
    {
        door.MapGet("/my-picture/status", () => new RazorComponentResult<OwnAskPage>()).AllowAnonymous();
        door.MapPost("/my-picture/status", AskAsync).AllowAnonymous().DisableAntiforgery();
        door.MapPost("/my-picture/take-back", TakeBackAsync).AllowAnonymous().DisableAntiforgery();
        door.MapGet("/my-picture/helpline", () => new RazorComponentResult<HelplinePage>()).AllowAnonymous();
        door.MapPost("/my-picture/helpline", AcknowledgeAsync).AllowAnonymous().DisableAntiforgery();
        return door;
    }

    private static async Task<IResult> AskAsync(StepPost post, ReadOwnRequest read, OwnLimits limits, HttpContext http)
    {
        if (!limits.MayAsk(http.Connection.RemoteIpAddress, post.Text("code"))) return TooOften();
        var answer = await read.RunAsync(post.Text("code"), post.Text("pin"), http.RequestAborted);
        return new RazorComponentResult<OwnStatusPage>(new { Answer = answer, Code = post.Text("code"), Pin = post.Text("pin") });
    }

    private static async Task<IResult> TakeBackAsync(StepPost post, TakeBackOwnRequest takeBack, ReadOwnRequest read, OwnLimits limits, HttpContext http)
    {
        if (!limits.MayAsk(http.Connection.RemoteIpAddress, post.Text("code"))) return TooOften();
        await takeBack.RunAsync(post.Text("code"), post.Text("pin"), http.RequestAborted);
        return new RazorComponentResult<OwnStatusPage>(new { Answer = await read.RunAsync(post.Text("code"), post.Text("pin"), http.RequestAborted), Code = post.Text("code"), Pin = post.Text("pin") });
    }

    private static async Task<IResult> AcknowledgeAsync(StepPost post, AcknowledgeHandOver acknowledge, OwnLimits limits, HttpContext http)
    {
        if (!limits.MayAsk(http.Connection.RemoteIpAddress, post.Text("code"))) return TooOften();
        return new RazorComponentResult<HelplinePage>(new { IsKnown = (bool?)await acknowledge.RunAsync(post.Text("code"), http.RequestAborted) });
    }

    private static RazorComponentResult<TooOftenPage> TooOften() => new() { StatusCode = StatusCodes.Status429TooManyRequests };
}
