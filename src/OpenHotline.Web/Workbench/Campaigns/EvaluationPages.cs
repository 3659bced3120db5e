using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Evaluating;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>What a campaign brought, and what can be said of it.</summary>
internal static class EvaluationPages
{
    public static IEndpointRouteBuilder MapEvaluations(this IEndpointRouteBuilder door)
    {
        door.MapGet("/campaigns/{campaignId:guid}/evaluation", (Guid campaignId, ReadEvaluation read, CurrentAccount account, CancellationToken stop) => PageAsync(campaignId, read, account, FieldErrors.None, stop)).RequirePermission(Permission.ReviewPrevention);
        door.MapPost("/campaigns/{campaignId:guid}/evaluation", ConcludeAsync).RequirePermission(Permission.Campaigns);
        door.MapGet("/campaigns/{campaignId:guid}/evaluation.csv", CsvAsync).RequirePermission(Permission.ReviewPrevention);
        door.MapGet("/campaigns/{campaignId:guid}/evaluation.json", JsonAsync).RequirePermission(Permission.ReviewPrevention);
        return door;
    }

    private static async Task<IResult> ConcludeAsync(Guid campaignId, [FromForm] ConclusionForm form, EvaluateCampaign evaluate, ReadEvaluation read, CurrentAccount account, CancellationToken stop)
    {
        FieldError? error = await evaluate.RunAsync(campaignId, form.Conclusion, stop) switch
        {
            EvaluateCampaign.Outcome.NoConclusion => new FieldError("conclusion", "Write what you conclude"),
            EvaluateCampaign.Outcome.TooLong => new FieldError("conclusion", $"Use at most {EvaluateCampaign.MaxConclusionCharacters} characters"),
            EvaluateCampaign.Outcome.NotNow => new FieldError("conclusion", "A campaign is evaluated once, after it has ended"),
            _ => null,
        };
        return error is null ? TypedResults.LocalRedirect($"/campaigns/{campaignId:D}/evaluation") : await PageAsync(campaignId, read, account, FieldErrors.Of(error), stop);
    }

    private static async Task<IResult> PageAsync(Guid campaignId, ReadEvaluation read, CurrentAccount account, FieldErrors errors, CancellationToken stop) => await read.RunAsync(campaignId, stop) is { } found
        ? new RazorComponentResult<EvaluationPage>(new { Found = found, Errors = errors, MayWrite = account.May(Permission.Campaigns) }) { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK }
        : TypedResults.NotFound();

    private static async Task<IResult> CsvAsync(Guid campaignId, ReadEvaluation read, CancellationToken stop) =>
        await read.RunAsync(campaignId, stop) is { } found ? TypedResults.Bytes(Encoding.UTF8.GetBytes(EvaluationFile.Csv(found)), "text/csv; charset=utf-8", "evaluation.csv") : TypedResults.NotFound();

    private static async Task<IResult> JsonAsync(Guid campaignId, ReadEvaluation read, CancellationToken stop) =>
        await read.RunAsync(campaignId, stop) is { } found ? TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(EvaluationFile.Of(found), EvaluationJson.Default.EvaluationFile), "application/json", "evaluation.json") : TypedResults.NotFound();
}
