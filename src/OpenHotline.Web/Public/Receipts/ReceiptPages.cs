using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Intake.Receipts;
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

    private static async Task<RazorComponentResult<ReceiptPage>> AnswerAsync(StepPost post, ReadReceipt read, HttpContext http) =>
        new(new { Answer = await read.RunAsync(post.Text("code"), http.RequestAborted), Code = post.Text("code") });
}
