using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Intake.Receipts;

/// <summary>Keeps <see cref="CaseProgress"/>: what receipts may say, learned from the facts of later rooms.</summary>
public sealed class ReceiptProgressFollower(HotlineDb db, ReceiptRhythm rhythm) : IFactFollower
{
    public string Name => "intake.receipts";

    public IReadOnlyCollection<string> Kinds { get; } =
    [
        FactKinds.Of<ReportUnreadable>(), FactKinds.Of<EpisodeAssessed>(), FactKinds.Of<PageRemoved>(), FactKinds.Of<EpisodeClosed>(), FactKinds.Of<EpisodeReopened>(),
        FactKinds.Of<HoldPlaced>(), FactKinds.Of<HoldReleased>(),
    ];

    private Dictionary<Guid, CaseProgress> known = [];

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        known = await db.Among<CaseProgress>("id", entries.Select(entry => CaseOf(entry.Fact)).OfType<Guid>().Distinct()).ToDictionaryAsync(progress => progress.Id, cancellation);
        foreach (var entry in entries)
        {
            if (CaseOf(entry.Fact) is { } id) Apply(Of(id), entry, rhythm.NextAfter(entry.At));
        }
    }

    /// <summary>The case that a fact changes; null where it changes none.</summary>
    private static Guid? CaseOf(Fact? fact) => fact switch
    {
        ReportUnreadable unreadable => unreadable.ReportId,
        EpisodeAssessed { ReportId: { } reportId, Verdict: not Verdict.Actionable } => reportId,
        PageRemoved removed => removed.EpisodeId,
        EpisodeClosed closed => closed.EpisodeId,
        EpisodeReopened reopened => reopened.EpisodeId,
        HoldPlaced placed => placed.EpisodeId,
        HoldReleased released => released.EpisodeId,
        _ => null,
    };

    private static void Apply(CaseProgress progress, TimelineEntry entry, DateTime showsAt)
    {
        switch (entry.Fact)
        {
            case ReportUnreadable:
                // Nobody assesses what nobody could read: nothing more is to be done.
                progress.Close(entry.At);
                progress.End(ReceiptStep.NotUnderstood, showsAt);
                break;
            case EpisodeAssessed:
                progress.End(ReceiptStep.CouldNotAct, showsAt);
                break;
            case PageRemoved:
                progress.End(ReceiptStep.Removed, showsAt);
                break;
            case EpisodeClosed closed:
                progress.Close(entry.At);
                if (OutcomeOf(closed.End) is { } outcome) progress.End(outcome, showsAt);
                break;
            case EpisodeReopened:
                progress.Reopen();
                break;
            case HoldPlaced:
                progress.Hold(entry.At);
                break;
            case HoldReleased:
                progress.Release(showsAt);
                break;
        }
    }

    // Referred: others act now, and the page may still be online; the receipt stays as it is.
    private static ReceiptStep? OutcomeOf(EpisodeEnd end) => end switch
    {
        EpisodeEnd.Removed => ReceiptStep.Removed,
        EpisodeEnd.Referred => null,
        _ => ReceiptStep.CouldNotAct,
    };

    private CaseProgress Of(Guid caseId)
    {
        if (known.TryGetValue(caseId, out var progress)) return progress;
        progress = db.Add(new CaseProgress(caseId)).Entity;
        known.Add(caseId, progress);
        return progress;
    }
}
