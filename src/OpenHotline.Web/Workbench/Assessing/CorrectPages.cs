using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Assess;
using OpenHotline.Ground.Accounts;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Opinions;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>An analyst corrects an assessment of their own; the old one stays.</summary>
internal static class CorrectPages
{
    /// <summary>What the case's page is told when it was done.</summary>
    public const string Corrected = "corrected";

    public static IEndpointRouteBuilder MapCorrecting(this IEndpointRouteBuilder door)
    {
        door.MapGet("/assessing/correct/{episode:guid}", OpenAsync).RequirePermission(Permission.Assess);
        door.MapPost("/assessing/correct/{episode:guid}", CorrectAsync).RequirePermission(Permission.Assess);
        return door;
    }

    /// <summary>Why an own assessment cannot be corrected any more, and who can; null where it is nobody's own.</summary>
    public static string? Says(JudgeCorrection.Standing standing) => standing switch
    {
        JudgeCorrection.Standing.OpinionGiven => "A colleague has given a second opinion on it since. A senior analyst can change it.",
        JudgeCorrection.Standing.Disputed => "It was disputed, so it is decided by somebody who is not involved.",
        JudgeCorrection.Standing.Referred => "It has been handed over to others since. A senior analyst can change it.",
        JudgeCorrection.Standing.TooLate => "The time in which you can correct it yourself is over. A senior analyst can change it.",
        _ => null,
    };

    private static async Task<IResult> OpenAsync(Guid episode, CorrectingDesk desk, CancellationToken stop) => await desk.RefuseAsync(episode, stop) ?? await desk.OpenAsync(episode, stop);

    private static async Task<IResult> CorrectAsync(
        Guid episode, [FromForm] AssessingForm form, CorrectAssessment correct, CorrectingDesk desk, CurrentAccount account, TimeProvider clock, CancellationToken stop)
    {
        // Privacy: before anything of the case is shown again.
        if (await desk.RefuseAsync(episode, stop) is { } refused) return refused;
        var (ticked, token, replaces) = (form.Ticked(), form.Token ?? Guid.CreateVersion7(clock.GetUtcNow()), form.Replaces ?? Guid.Empty);
        if (form.Then == "work-out") return await AgainAsync(FieldErrors.None);
        return await correct.RunAsync(episode, replaces, account.Id, token, ticked, form.Note, stop) switch
        {
            CorrectAssessment.Outcome.Tried { Change: ChangeAssessment.Outcome.Changed or ChangeAssessment.Outcome.ChangedAlready } => await desk.DoneAsync(episode, stop),
            CorrectAssessment.Outcome.Tried tried when ChangePages.Mend(tried.Change) is { } errors => await AgainAsync(errors),
            _ => await desk.RefuseAsync(episode, stop) ?? TypedResults.NotFound(),
        };

        Task<IResult> AgainAsync(FieldErrors errors) => desk.ShowAsync(episode, replaces, ticked, token, form.Note, errors, stop);
    }
}
