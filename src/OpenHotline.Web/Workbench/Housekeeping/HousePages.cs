using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Training;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Housekeeping;

/// <summary>One of the three records, as posted.</summary>
public sealed record TrainingForm
{
    [Range(1, 3)]
    public int Kind { get; init; }

    [StringLength(RecordTrainingAct.MaxTextLength)]
    public string? Text { get; init; }
}

/// <summary>A legal hold, as posted.</summary>
public sealed record HoldForm
{
    [StringLength(36)]
    public string? Record { get; init; }

    [StringLength(PlaceLegalHold.MaxReasonLength)]
    public string? Reason { get; init; }
}

/// <summary>Training mode, retention and legal hold.</summary>
internal static class HousePages
{
    public static IEndpointRouteBuilder MapHouse(this IEndpointRouteBuilder door)
    {
        door.MapGet("/house", async (TrainingMode mode, PlanRetention plan, PlaceLegalHold holds, HttpContext http) => await PageAsync(FieldErrors.None, mode, plan, holds, http)).RequirePermission(Permission.ManageHouse);
        door.MapPost("/house/training", TrainingAsync).RequirePermission(Permission.ManageHouse);
        door.MapPost("/house/holds", HoldAsync).RequirePermission(Permission.ManageHouse);
        door.MapPost("/house/holds/{id:guid}/end", async (Guid id, PlaceLegalHold holds, HttpContext http) => { await holds.EndAsync(id, http.RequestAborted); return TypedResults.LocalRedirect("/house"); }).RequirePermission(Permission.ManageHouse);
        return door;
    }

    private static async Task<IResult> TrainingAsync([FromForm] TrainingForm form, ProposeAct propose, TrainingMode mode, PlanRetention plan, PlaceLegalHold holds, HttpContext http)
    {
        if (string.IsNullOrWhiteSpace(form.Text) || !Enum.IsDefined((TrainingRecordKind)form.Kind))
            return await RefuseAsync(new FieldError("text", "Write down what is asked for"), mode, plan, holds, http);
        await propose.RunAsync(RecordTrainingAct.Name, RecordTrainingAct.PayloadFor((TrainingRecordKind)form.Kind, form.Text), http.RequestAborted);
        return TypedResults.LocalRedirect("/acts");
    }

    private static async Task<IResult> HoldAsync([FromForm] HoldForm form, TrainingMode mode, PlanRetention plan, PlaceLegalHold holds, HttpContext http)
    {
        if (!Guid.TryParseExact(form.Record?.Trim(), "D", out var record)) return await RefuseAsync(new FieldError("record", "Enter the id of the record as it stands in the address of its page, 36 characters"), mode, plan, holds, http);
        if (string.IsNullOrWhiteSpace(form.Reason)) return await RefuseAsync(new FieldError("reason", "Say why it must be kept"), mode, plan, holds, http);
        await holds.RunAsync(record, form.Reason, http.RequestAborted);
        return TypedResults.LocalRedirect("/house");
    }

    private static Task<IResult> RefuseAsync(FieldError error, TrainingMode mode, PlanRetention plan, PlaceLegalHold holds, HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return PageAsync(FieldErrors.Of(error), mode, plan, holds, http);
    }

    private static async Task<IResult> PageAsync(FieldErrors errors, TrainingMode mode, PlanRetention plan, PlaceLegalHold holds, HttpContext http) => new RazorComponentResult<HousePage>(new
    {
        Errors = errors,
        Mode = await mode.ModeAsync(http.RequestAborted),
        Missing = await mode.MissingAsync(http.RequestAborted),
        Plan = await plan.RunAsync(http.RequestAborted),
        Holds = await holds.StandingAsync(http.RequestAborted),
    });
}
