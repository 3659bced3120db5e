using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake;

namespace OpenHotline.Assess;

/// <summary>Adds a revision to an episode's assessments and tells of it; the one before stays as it was.</summary>
public sealed class WriteRevision(HotlineDb db, Vault vault, Timeline timeline, QuestionSet questions, CategoryTable table, TimeProvider clock)
{
    /// <summary>Characters of a note at most.</summary>
    public const int MaxNote = 4000;

    internal async Task<Assessment> RunAsync(Case of, RevisionCause cause, AnswerSheet sheet, Guid analystId, Guid formToken, string? note, CancellationToken cancellation)
    {
        var last = await LatestAsync(db, of.EpisodeId, cancellation);
        return await RunAsync(of, last, cause, sheet, analystId, formToken, note, cancellation);
    }

    /// <param name="last">The newest revision so far; null before the first.</param>
    internal async Task<Assessment> RunAsync(Case of, Assessment? last, RevisionCause cause, AnswerSheet sheet, Guid analystId, Guid formToken, string? note, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var assessment = new Assessment(
            Guid.CreateVersion7(now), of, (last?.Revision ?? 0) + 1, last?.Id, cause, sheet, table.Derive(sheet), questions.Version, analystId, formToken, now.UtcDateTime);
        if (!string.IsNullOrWhiteSpace(note)) assessment.Note(vault.NewRecord(assessment.Id).Seal("assessment.note", note.Trim()));
        db.Add(assessment);
        timeline.Write(new EpisodeAssessed(
            of.WebpageId, of.EpisodeId, assessment.Id, assessment.Revision, assessment.SupersedesId, of.ReportId, of.Thing, assessment.Verdict, assessment.Kind,
            assessment.Uk, assessment.Inhope, assessment.Industry, assessment.YoungestChild, assessment.Sex, assessment.Made,
            assessment.Commercial, assessment.Site, of.IsOnion, of.Source, assessment.TableVersion, sheet.Origin, sheet.Shown, sheet.Development));
        await EndOrReopenAsync(of, assessment, last, cause, cancellation);
        return assessment;
    }

    internal static Task<Assessment?> LatestAsync(HotlineDb db, Guid episodeId, CancellationToken cancellation) =>
        db.Set<Assessment>().Where(row => row.EpisodeId == episodeId).OrderByDescending(row => row.Revision).FirstOrDefaultAsync(cancellation);

    /// <summary>The same for many, by episode; those without an assessment are missing from the answer.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, Assessment>> LatestAsync(HotlineDb db, IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellation) =>
        (await db.Among<Assessment>("episode_id", episodeIds).ToListAsync(cancellation)).GroupBy(row => row.EpisodeId).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.Revision)!);

    private async Task EndOrReopenAsync(Case of, Assessment now, Assessment? last, RevisionCause cause, CancellationToken cancellation)
    {
        EpisodeEnd? end = now.Verdict switch
        {
            Verdict.NotActionable => cause == RevisionCause.DisputeUpheld ? EpisodeEnd.DisputeUpheld : EpisodeEnd.NotActionable,
            Verdict.CannotBeAssessed => EpisodeEnd.CouldNotBeAssessed,
            _ => null,
        };
        if (end is { } reason) timeline.Write(new EpisodeClosed(of.WebpageId, of.EpisodeId, reason));
        else if (last is { Verdict: not Verdict.Actionable } && !await IsReplacedAsync(of, cancellation)) timeline.Write(new EpisodeReopened(of.WebpageId, of.EpisodeId));
    }

    // A report after the closing opened a newer episode; two open ones of one page must not be.
    private Task<bool> IsReplacedAsync(Case of, CancellationToken cancellation)
    {
        var episodes = db.Set<Episode>();
        return episodes.AnyAsync(other => other.WebpageId == of.WebpageId && other.Number > episodes.Where(own => own.Id == of.EpisodeId).Max(own => own.Number), cancellation);
    }
}
