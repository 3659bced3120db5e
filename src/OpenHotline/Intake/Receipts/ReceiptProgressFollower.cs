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

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries) await ApplyAsync(entry, rhythm.NextAfter(entry.At), cancellation);
    }

    private async Task ApplyAsync(TimelineEntry entry, DateTime showsAt, CancellationToken cancellation)
    {
        switch (entry.Fact)
        {
            case ReportUnreadable unreadable:
                (await OfAsync(unreadable.ReportId, cancellation)).End(ReceiptStep.NotUnderstood, showsAt);
                break;
            case EpisodeAssessed { ReportId: { } reportId, Verdict: not Verdict.Actionable }:
                (await OfAsync(reportId, cancellation)).End(ReceiptStep.CouldNotAct, showsAt);
                break;
            case PageRemoved removed:
                (await OfAsync(removed.EpisodeId, cancellation)).End(ReceiptStep.Removed, showsAt);
                break;
            case EpisodeClosed closed:
                var over = await OfAsync(closed.EpisodeId, cancellation);
                over.Close(entry.At);
                if (OutcomeOf(closed.End) is { } outcome) over.End(outcome, showsAt);
                break;
            case EpisodeReopened reopened:
                (await OfAsync(reopened.EpisodeId, cancellation)).Reopen();
                break;
            case HoldPlaced placed:
                (await OfAsync(placed.EpisodeId, cancellation)).Hold(entry.At);
                break;
            case HoldReleased released:
                (await OfAsync(released.EpisodeId, cancellation)).Release(showsAt);
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

    private async Task<CaseProgress> OfAsync(Guid caseId, CancellationToken cancellation) =>
        await db.Set<CaseProgress>().FindAsync([caseId], cancellation) ?? db.Add(new CaseProgress(caseId)).Entity;
}
