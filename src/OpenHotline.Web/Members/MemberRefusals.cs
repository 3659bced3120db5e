using Microsoft.AspNetCore.Http;

namespace OpenHotline.Web.Members;

/// <summary>Turns a request that cannot be read into problem details, where the doors' pages would answer with HTML.</summary>
public sealed class MemberRefusals(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException unreadable) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = unreadable.StatusCode;
        }

        // Privacy: only the status; an exception's own words may quote what was sent.
        if (http.Response is { HasStarted: false, StatusCode: >= 400 and < 500, ContentType: null }) await Told(http.Response.StatusCode).ExecuteAsync(http);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Told(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => MemberProblem.Of(status, "too-large", "The request is too large. Nothing of it was taken."),
        StatusCodes.Status415UnsupportedMediaType => MemberProblem.Of(status, "not-json", "Send application/json. Nothing of it was taken."),
        _ => MemberProblem.Of(status, "unreadable", "The request is not the JSON that this address takes. Nothing of it was taken."),
    };
}
