using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Assessing;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Opinions;

/// <summary>A decision, as posted.</summary>
public sealed record DisputeForm
{
    [MaxLength(10)]
    public string? Upheld { get; init; }

    [MaxLength(20_000)]
    public string? Reason { get; init; }
}

/// <summary>A dispute, decided by a senior who was not involved.</summary>
internal static class DisputePages
{
    public static IEndpointRouteBuilder MapDisputes(this IEndpointRouteBuilder door)
    {
        door.MapGet("/opinions/disputes/{id:guid}", OpenAsync).RequirePermission(Permission.SecondOpinion);
        door.MapPost("/opinions/disputes/{id:guid}", DecideAsync).RequirePermission(Permission.SecondOpinion);
        return door;
    }

    private static Task<IResult> OpenAsync(Guid id, HotlineDb db, Vault vault, AssessingDesk desk, CancellationToken stop) => ShowAsync(id, db, vault, desk, FieldErrors.None, reason: null, stop);

    private static async Task<IResult> DecideAsync(Guid id, [FromForm] DisputeForm form, DecideDispute decide, HotlineDb db, Vault vault, AssessingDesk desk, CurrentAccount account, CancellationToken stop)
    {
        if (form.Upheld is not ("yes" or "no")) return await ShowAsync(id, db, vault, desk, FieldErrors.Of(new FieldError("upheld", "Choose whether the assessment was wrong")), form.Reason, stop);
        return await decide.RunAsync(id, form.Upheld == "yes", form.Reason, account.Id, stop) switch
        {
            DecideDispute.Outcome.Decided => Going.To("/opinions?said=decided"),
            DecideDispute.Outcome.DecidedAlready => Going.To("/opinions?said=decided-already"),
            DecideDispute.Outcome.Refused { Why: DecideDispute.Refusal.Involved } => Going.To("/opinions?said=involved"),
            DecideDispute.Outcome.Refused { Why: DecideDispute.Refusal.ReasonMissingOrTooLong } =>
                await ShowAsync(id, db, vault, desk, FieldErrors.Of(new FieldError("reason", $"Say why, in at most {WriteRevision.MaxNote} characters")), form.Reason, stop),
            _ => TypedResults.NotFound(),
        };
    }

    private static async Task<IResult> ShowAsync(Guid id, HotlineDb db, Vault vault, AssessingDesk desk, FieldErrors errors, string? reason, CancellationToken stop)
    {
        if (await db.Disputes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is not { } dispute) return TypedResults.NotFound();
        if (dispute.State != DisputeState.Open) return Going.To("/opinions?said=decided-already");
        if (await desk.LayAsync(dispute.EpisodeId, LookReason.SecondOpinion, isBlind: false, stop) is not { } laid) return TypedResults.NotFound();
        var said = dispute.SealedText is { } text && await vault.OpenRecordAsync(dispute.Id, stop) is { } secret ? Harmless.Of(secret.OpenText("dispute.text", text)) : null;
        return new RazorComponentResult<DisputePage>(new { Dispute = dispute, Case = laid, Said = said, Reason = reason, Errors = errors }) { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };
    }
}
