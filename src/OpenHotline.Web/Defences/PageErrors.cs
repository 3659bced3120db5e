using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Defences;

/// <summary>Turns an empty refusal and an unexpected failure into a page that says what happened and what to do next.</summary>
/// <remarks>The members' door has words of its own for machines. An answer that already has a body or a content type, such as problem details of an API, is left alone.</remarks>
public sealed partial class PageErrors(RequestDelegate next, IOptions<DoorPagesOptions> door, ILogger<PageErrors> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        string? reference = null;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            Clear(http, refused.StatusCode);
        }
        catch (AntiforgeryValidationException) when (!http.Response.HasStarted)
        {
            // A body that cannot be read as the form it says it is.
            Clear(http, StatusCodes.Status400BadRequest);
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            // Privacy: an exception's message may quote an address or somebody's words. Its type and its stack do not.
            reference = http.TraceIdentifier;
            Log.Failed(logger, reference, Chain(failure), failure.StackTrace);
            Clear(http, StatusCodes.Status500InternalServerError);
        }

        if (http.Response.StatusCode >= 400 && door.Value.Door != DoorName.Members && IsBare(http.Response) && WantsHtml(http.Request))
        {
            await new RazorComponentResult<StatusPage>(new { Status = http.Response.StatusCode, Reference = reference }).ExecuteAsync(http);
        }
    }

    private static bool IsBare(HttpResponse response) =>
        !response.HasStarted && response.ContentType is null && response.ContentLength is null or 0;

    // A script that asks for JSON gets the bare status; a browser, or somebody who does not say, gets the page.
    private static bool WantsHtml(HttpRequest request) =>
        !HttpMethods.IsHead(request.Method)
        && (StringValues.IsNullOrEmpty(request.Headers.Accept) || request.Headers.Accept.Any(one => one is not null && (one.Contains("text/html", StringComparison.Ordinal) || one.Contains("*/*", StringComparison.Ordinal))));

    private static void Clear(HttpContext http, int status)
    {
        http.Response.Clear();
        http.Response.StatusCode = status;
        http.SetEndpoint(null);
    }

    private static string Chain(Exception failure) => failure.InnerException is { } inner
        ? $"{failure.GetType().FullName} < {Chain(inner)}"
        : failure.GetType().FullName ?? failure.GetType().Name;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A request failed, reference {Reference}: {ExceptionTypes}\n{StackTrace}")]
        public static partial void Failed(ILogger logger, string reference, string exceptionTypes, string? stackTrace);
    }
}

public static class PageErrorsRegistration
{
    public static IApplicationBuilder UsePageErrors(this IApplicationBuilder app) => app.UseMiddleware<PageErrors>();
}
