using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake;
using OpenHotline.Recognise;
using OpenHotline.Triage;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>The page of a case that the analyst holds, with what was ticked so far.</summary>
public sealed class AssessingSheet(AssessingDesk desk, QuestionSet set, CategoryTable table, KeepViewingSettings viewing, LookUpHash lookUp, CountExposure exposure, ReadQueue queue, ChooseStripping choose, CurrentAccount account)
{
    /// <param name="before">The case that was submitted just before this one; null where this is the first.</param>
    public async Task<IResult> ShowAsync(Guid id, IReadOnlyDictionary<string, int> ticked, Guid token, string? note, FieldErrors errors, int status, CancellationToken stop, QueueItem? before = null) =>
        await desk.LayAsync(id, LookReason.Assessing, isBlind: false, stop) is { } laid
            ? new RazorComponentResult<AssessingPage>(new { Case = laid, Answers = AnswersModel.Of(set, table, ticked, token, note, errors), Viewing = await viewing.ReadAsync(account.Id, stop), Before = before }) { StatusCode = status }
            : TypedResults.NotFound();

    /// <summary>Keeps which doubtful parts of the address go, where the form said so and the reader holds the case. Gives what to mend.</summary>
    public async Task<FieldErrors> StripAsync(Guid id, AssessingForm form, CancellationToken stop)
    {
        if (form.Strips is null || await queue.OneAsync(id, stop) is not { Thing: ThingKind.Webpage } item || !item.IsHeldBy(account.Id)) return FieldErrors.None;
        return await choose.RunAsync(item.WebpageId, form.Strip ?? [], stop) == ChooseStripping.Outcome.NothingLeft
            ? FieldErrors.Of(new FieldError("strip", "Leave one of the parts: without all of them nothing is left that a host could find"))
            : FieldErrors.None;
    }

    /// <summary>Counts a submitted case for the person who submitted it, and says whether it is time for a break.</summary>
    public Task<CountExposure.Outcome> CountAsync(CancellationToken stop) => exposure.RunAsync(account.Id, stop);

    /// <summary>Looks a pasted hash up for this case; a hit stands on its timeline and among its facts. Gives what to mend where it is no hash.</summary>
    public async Task<FieldErrors> LookUpAsync(Guid webpageId, Guid episodeId, string? hash, CancellationToken stop) => await lookUp.RunAsync(hash, (webpageId, episodeId), stop) switch
    {
        LookUpHash.Outcome.NotAHash wrong => FieldErrors.Of(new FieldError("hash", wrong.Sentence)),
        LookUpHash.Outcome.LookedUp { Hits.Count: 0, IsComplete: false } => FieldErrors.Of(new FieldError("hash", "The index of PDQ hashes is still being read in: look again in a moment")),
        LookUpHash.Outcome.LookedUp { Hits.Count: 0 } => FieldErrors.Of(new FieldError("hash", "No bank knows this hash")),
        _ => FieldErrors.None,
    };
}
