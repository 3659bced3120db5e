using Microsoft.AspNetCore.Http;

namespace OpenHotline.Web.Members;

/// <summary>Gives every refusal that has no words yet those of problem details: this door is for machines, and a page would tell them nothing.</summary>
public sealed class MemberRefusals(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        // Privacy: only the status; an exception's own words may quote what was sent.
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null }) await Told(http.Response.StatusCode).ExecuteAsync(http);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Told(int status) => status switch
    {
        StatusCodes.Status404NotFound => MemberProblem.Of(status, "nothing-here", "There is nothing at this path. Reports go to /v1/reports."),
        StatusCodes.Status405MethodNotAllowed => MemberProblem.Of(status, "wrong-method", "This path takes another method. Reports are sent by POST to /v1/reports."),
        >= StatusCodes.Status500InternalServerError => MemberProblem.Of(status, "failed", "Something went wrong here. Send it again, with the same Idempotency-Key if you have one."),
        StatusCodes.Status413PayloadTooLarge => MemberProblem.Of(status, "too-large", "The request is too large. Nothing of it was taken."),
        StatusCodes.Status415UnsupportedMediaType => MemberProblem.Of(status, "not-json", "Send application/json. Nothing of it was taken."),
        _ => MemberProblem.Of(status, "unreadable", "The request is not the JSON that this address takes. Nothing of it was taken."),
    };
}
