using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Triage;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>A claimed case: left its facts, right the questions.</summary>
public static class AssessingPages
{
    public static IEndpointRouteBuilder MapAssessing(this IEndpointRouteBuilder door)
    {
        door.MapGet("/assessing/{id:guid}", OpenAsync).RequirePermission(Permission.Assess);
        door.MapPost("/assessing/{id:guid}", SubmitAsync).RequirePermission(Permission.Assess);
        door.MapPost("/assessing/{id:guid}/derive", Derive).RequirePermission(Permission.Assess);
        door.MapPost("/assessing/{id:guid}/copy", CopyAsync).RequirePermission(Permission.Assess);
        door.MapPost("/assessing/{id:guid}/at-risk", AtRiskAsync).RequirePermission(Permission.Assess);
        door.MapPost("/assessing/{id:guid}/hide", HideAsync).RequirePermission(Permission.Assess);
        door.MapGet("/assessing/table", (CategoryTable table, QuestionSet set) => new RazorComponentResult<TablePage>(new { Table = table, Set = set })).RequirePermission(Permission.Assess);
        return door.MapViewing().MapCorrecting();
    }

    private static async Task<IResult> OpenAsync(
        Guid id, [FromQuery] Guid? after, RenewClaim renew, ReadQueue queue, AssessingSheet sheet, CurrentAccount account, TimeProvider clock, CancellationToken stop)
    {
        // Only who holds a case sees what is in it; opening it is work on it, which lengthens the claim.
        if (!await renew.RunAsync(id, account.Id, stop))
            return await queue.OneAsync(id, stop) is { } item ? new RazorComponentResult<NotHeldPage>(new { Item = item }) : TypedResults.NotFound();
        var before = after is { } submitted && await queue.OneAsync(submitted, stop) is { State: not (QueueState.Waiting or QueueState.Claimed) } done ? done : null;
        return await sheet.ShowAsync(id, new Dictionary<string, int>(), Guid.CreateVersion7(clock.GetUtcNow()), note: null, FieldErrors.None, StatusCodes.Status200OK, stop, before);
    }

    // Ten parameters at most: with more of them the framework cannot put a validator before a form.
    private static async Task<IResult> SubmitAsync(
        Guid id, [FromForm] AssessingForm form, SubmitAssessment submit, RenewClaim renew, ClaimNext claim, ReadQueue queue, AssessingSheet sheet, CurrentAccount account, TimeProvider clock, CancellationToken stop)
    {
        var (ticked, token) = (form.Ticked(), form.Token ?? Guid.CreateVersion7(clock.GetUtcNow()));
        // Before the case is submitted: what leaves the house on it follows this choice.
        if (await sheet.StripAsync(id, form, stop) is { Any: true } unstripped) return await AgainAsync(unstripped, StatusCodes.Status400BadRequest);
        if (form.Then == "look-up" && !string.IsNullOrWhiteSpace(form.Hash) && await queue.OneAsync(id, stop) is { } item && item.IsHeldBy(account.Id))
        {
            var found = await sheet.LookUpAsync(item.WebpageId, id, form.Hash, stop);
            return await AgainAsync(found, found.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
        }

        if (form.Then is not ("next" or "pause")) return await AgainAsync(FieldErrors.None, StatusCodes.Status200OK);
        var outcome = await submit.RunAsync(id, account.Id, token, ticked, form.Note, stop);
        switch (outcome)
        {
            case SubmitAssessment.Outcome.Incomplete incomplete:
                return await AgainAsync(AnswersModel.Missing(incomplete.Missing), StatusCodes.Status400BadRequest);
            case SubmitAssessment.Outcome.Refused { Why: SubmitAssessment.Refusal.NoteTooLong }:
                return await AgainAsync(FieldErrors.Of(new FieldError("note", $"Write at most {WriteRevision.MaxNote} characters")), StatusCodes.Status400BadRequest);
            case SubmitAssessment.Outcome.Refused { Why: SubmitAssessment.Refusal.NoSuchCase }:
                return TypedResults.NotFound();
            case SubmitAssessment.Outcome.Refused:
                return new RazorComponentResult<NotHeldPage>(new { Item = await queue.OneAsync(id, stop), WasSubmitting = true }) { StatusCode = StatusCodes.Status409Conflict };
        }

        // The same form sent twice is one case.
        var enough = outcome is SubmitAssessment.Outcome.Submitted ? await sheet.CountAsync(stop) : null;
        if (form.Then == "pause") return Going.To("/assessing/break");
        if (enough is CountExposure.Outcome.BreakIsDue) return Going.To("/assessing/break?why=time");
        if (enough is CountExposure.Outcome.EnoughForToday) return Going.To("/assessing/break?why=number");
        return await claim.RunAsync(account.Id, stop) is ClaimNext.Outcome.Claimed next ? Going.To($"/assessing/{next.Claim.EpisodeId}?after={id}") : Going.To("/queue?said=submitted");

        async Task<IResult> AgainAsync(FieldErrors errors, int status) => await renew.RunAsync(id, account.Id, stop)
            ? await sheet.ShowAsync(id, ticked, token, form.Note, errors, status, stop)
            : new RazorComponentResult<NotHeldPage>(new { Item = await queue.OneAsync(id, stop), WasSubmitting = true }) { StatusCode = StatusCodes.Status409Conflict };
    }

    // For the script: which questions are asked now, and what follows. It reads nothing of the case.
    private static DerivedAnswer Derive(Guid id, [FromForm] AssessingForm form, QuestionSet set, CategoryTable table)
    {
        var answers = AnswersModel.Of(set, table, form.Ticked(), Guid.Empty);
        return DerivedAnswer.Of(answers);
    }

    private static async Task<IResult> CopyAsync(Guid id, [FromForm] PressedForm pressed, ReadQueue queue, RevealAddress reveal, CurrentAccount account, CancellationToken stop)
    {
        if (await queue.OneAsync(id, stop) is not { } item) return TypedResults.NotFound();
        if (!item.IsHeldBy(account.Id)) return TypedResults.StatusCode(StatusCodes.Status409Conflict);
        return await reveal.RunAsync(item.WebpageId, LookReason.Assessing, stop) switch
        {
            RevealAddress.Outcome.Shown shown => TypedResults.Text(shown.Address),
            RevealAddress.Outcome.Refused { Why: RevealAddress.Refusal.TooMany } => TypedResults.StatusCode(StatusCodes.Status429TooManyRequests),
            _ => TypedResults.NotFound(),
        };
    }

    private static async Task<IResult> AtRiskAsync(Guid id, [FromForm] PressedForm pressed, RaiseChildAtRisk raise, CancellationToken stop) =>
        await raise.RunAsync(id, stop) is RaiseChildAtRisk.Outcome.NoSuchCase ? TypedResults.NotFound() : Going.To("/alarms");

    // Whatever the claim was, the break comes: nobody is asked why.
    private static async Task<IResult> HideAsync(Guid id, [FromForm] PressedForm pressed, ReleaseClaim release, CurrentAccount account, CancellationToken stop)
    {
        await release.RunAsync(id, account.Id, stop);
        return Going.To("/assessing/break");
    }
}
