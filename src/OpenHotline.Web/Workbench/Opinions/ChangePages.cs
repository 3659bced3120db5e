using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Assessing;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Opinions;

/// <summary>A senior analyst replaces an assessment; the old one stays.</summary>
internal static class ChangePages
{
    public static IEndpointRouteBuilder MapChanges(this IEndpointRouteBuilder door)
    {
        door.MapGet("/opinions/change/{episode:guid}", OpenAsync).RequirePermission(Permission.SecondOpinion);
        door.MapPost("/opinions/change/{episode:guid}", ChangeAsync).RequirePermission(Permission.SecondOpinion);
        return door;
    }

    private static async Task<IResult> OpenAsync(Guid episode, ReadCase read, AssessingDesk desk, QuestionSet set, CategoryTable table, TimeProvider clock, CancellationToken stop) =>
        await read.RunAsync(episode, stop) is { Revisions: [.., var last] }
            ? await ShowAsync(episode, last.Id, AnswersModel.Of(set, table, last.Answers(), Guid.CreateVersion7(clock.GetUtcNow())), desk, StatusCodes.Status200OK, stop)
            : TypedResults.NotFound();

    private static async Task<IResult> ChangeAsync(
        Guid episode, [FromForm] AssessingForm form, ChangeAssessment change, AssessingDesk desk, QuestionSet set, CategoryTable table, CurrentAccount account, TimeProvider clock, CancellationToken stop)
    {
        var (ticked, token, replaces) = (form.Ticked(), form.Token ?? Guid.CreateVersion7(clock.GetUtcNow()), form.Replaces ?? Guid.Empty);
        if (form.Then == "work-out") return await AgainAsync(FieldErrors.None);
        var outcome = await change.RunAsync(episode, replaces, account.Id, token, ticked, form.Note, stop);
        if (outcome is ChangeAssessment.Outcome.Changed or ChangeAssessment.Outcome.ChangedAlready) return Going.To("/opinions?said=changed");
        return Mend(outcome) is { } errors ? await AgainAsync(errors) : TypedResults.NotFound();

        Task<IResult> AgainAsync(FieldErrors errors) =>
            ShowAsync(episode, replaces, AnswersModel.Of(set, table, ticked, token, form.Note, errors), desk, errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK, stop);
    }

    /// <summary>What is to be mended before an assessment can be replaced; null where nothing can be.</summary>
    public static FieldErrors? Mend(ChangeAssessment.Outcome outcome) => outcome switch
    {
        ChangeAssessment.Outcome.Incomplete incomplete => AnswersModel.Missing(incomplete.Missing),
        ChangeAssessment.Outcome.Refused { Why: ChangeAssessment.Refusal.ReasonMissingOrTooLong } => FieldErrors.Of(new FieldError("note", $"Say why it is changed, in at most {WriteRevision.MaxNote} characters")),
        ChangeAssessment.Outcome.Refused { Why: ChangeAssessment.Refusal.ChangedMeanwhile } => FieldErrors.Of(new FieldError("", "Somebody changed it in the meantime. Nothing was stored. Open it again from its case.")),
        ChangeAssessment.Outcome.Refused { Why: ChangeAssessment.Refusal.Disputed } => FieldErrors.Of(new FieldError("", "It is disputed, so somebody who is not involved decides first. Nothing was stored.")),
        _ => null,
    };

    private static async Task<IResult> ShowAsync(Guid episode, Guid replaces, AnswersModel answers, AssessingDesk desk, int status, CancellationToken stop) =>
        await desk.LayAsync(episode, LookReason.SecondOpinion, isBlind: false, stop) is { } laid
            ? new RazorComponentResult<OpinionPage>(new { Case = laid, Answers = answers, Action = $"/opinions/change/{episode}", Title = "Change an assessment", Submit = "Replace the assessment", Replaces = (Guid?)replaces }) { StatusCode = status }
            : TypedResults.NotFound();
}
