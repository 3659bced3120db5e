using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OpenHotline.Intake.Receipts;
using OpenHotline.Web.Components;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Public.Receipts;

/// <summary>What became of a report, by its receipt code. The code is posted, so that it stands in no address, log or history.</summary>
public static class ReceiptPages
{
    public static IEndpointRouteBuilder MapReceipts(this IEndpointRouteBuilder door)
    {
        door.MapGet("/receipt", () => new RazorComponentResult<ReceiptQuestionPage>()).AllowAnonymous();
        door.MapPost("/receipt", AnswerAsync).AllowAnonymous().DisableAntiforgery();
        return door;
    }

    private static async Task<IResult> AnswerAsync(StepPost post, ReadReceipt read, IStringLocalizer<ReceiptWords> words, HttpContext http)
    {
        var code = post.Text("code");
        // What cannot be a code says nothing about what we hold: it is asked again at once, as it was typed.
        if (ReceiptCode.Read(code) is null)
        {
            var errors = FieldErrors.Of(new FieldError("code", words["NotACode"]));
            return new RazorComponentResult<ReceiptQuestionPage>(new { Errors = errors, Code = code }) { StatusCode = StatusCodes.Status400BadRequest };
        }

        return new RazorComponentResult<ReceiptPage>(new { Answer = await read.RunAsync(code, http.RequestAborted), Code = code });
    }
}
