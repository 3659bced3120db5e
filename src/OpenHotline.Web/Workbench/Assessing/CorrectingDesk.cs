using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Opinions;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>Lays an own assessment out to be corrected, once it is clear that it may be.</summary>
public sealed class CorrectingDesk(ReadCase read, JudgeCorrection judge, AssessingDesk desk, QuestionSet set, CategoryTable table, CurrentAccount account, TimeProvider clock)
{
    /// <summary>What stands in the way, as a page; null where the reader may correct.</summary>
    public async Task<IResult?> RefuseAsync(Guid episode, CancellationToken stop)
    {
        if (await read.RunAsync(episode, stop) is not { Revisions.Count: > 0 } file) return TypedResults.NotFound();
        return await judge.RunAsync(episode, account.Id, stop) is var standing && standing == JudgeCorrection.Standing.Allowed ? null : Stands(episode, file.Item.WebpageId, standing);
    }

    /// <summary>The form with the answers that count now.</summary>
    public async Task<IResult> OpenAsync(Guid episode, CancellationToken stop) => await read.RunAsync(episode, stop) is { Revisions: [.., var last] }
        ? await ShowAsync(episode, last.Id, last.Answers(), Guid.CreateVersion7(clock.GetUtcNow()), note: null, FieldErrors.None, stop)
        : TypedResults.NotFound();

    /// <summary>The form with what was answered, and what is to be mended.</summary>
    public async Task<IResult> ShowAsync(Guid episode, Guid replaces, IReadOnlyDictionary<string, int> ticked, Guid token, string? note, FieldErrors errors, CancellationToken stop) =>
        await desk.LayAsync(episode, LookReason.Assessing, isBlind: false, stop) is { } laid
            ? new RazorComponentResult<OpinionPage>(new
            {
                Case = laid,
                Answers = AnswersModel.Of(set, table, ticked, token, note, errors),
                Action = $"/assessing/correct/{episode}",
                Title = $"Correct your assessment of {CaseName.Of(episode)}",
                Submit = "Replace the assessment",
                Replaces = (Guid?)replaces,
                BackHref = $"/cases/{laid.Item.WebpageId}",
            })
            { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK }
            : TypedResults.NotFound();

    /// <summary>The case's page after a correction.</summary>
    public async Task<IResult> DoneAsync(Guid episode, CancellationToken stop) => await read.RunAsync(episode, stop) is { } file
        ? Going.To($"/cases/{file.Item.WebpageId}?said={CorrectPages.Corrected}")
        : TypedResults.NotFound();

    private static RazorComponentResult<NotYoursPage> Stands(Guid episode, Guid webpageId, JudgeCorrection.Standing standing) =>
        new(new { Episode = episode, WebpageId = webpageId, Why = CorrectPages.Says(standing) }) { StatusCode = StatusCodes.Status409Conflict };
}
