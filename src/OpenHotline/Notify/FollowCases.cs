using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Notify;

/// <summary>Keeps <see cref="TakedownCase"/> from facts, and stops what must not go out any more.</summary>
public sealed class FollowCases(HotlineDb db, StopNotices stop) : IFactFollower
{
    public string Name => "notify.cases";

    public IReadOnlyCollection<string> Kinds { get; } =
    [
        FactKinds.Of<EpisodeAssessed>(), FactKinds.Of<PageChecked>(), FactKinds.Of<PageRemoved>(), FactKinds.Of<EpisodeClosed>(),
        FactKinds.Of<EpisodeReopened>(), FactKinds.Of<DisputeDecided>(), FactKinds.Of<ChildAtRiskRaised>(),
    ];

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries)
        {
            await (entry.Fact switch
            {
                EpisodeAssessed fact => AssessedAsync(fact, entry.At, cancellation),
                PageChecked { Outcome: CheckOutcome.StillUp } fact => ChangeAsync(fact.EpisodeId, one => one.SeenUp(entry.At), cancellation),
                PageRemoved fact => EndAsync(fact.EpisodeId, one => one.Removed(fact.RemovedAt), wasWrong: false, cancellation),
                EpisodeClosed fact => EndAsync(fact.EpisodeId, one => one.Close(), wasWrong: fact.End == EpisodeEnd.DisputeUpheld, cancellation),
                EpisodeReopened fact => ChangeAsync(fact.EpisodeId, one => one.Reopen(entry.At), cancellation),
                DisputeDecided { Upheld: true } fact => EndAsync(fact.EpisodeId, one => one.Close(), wasWrong: true, cancellation),
                ChildAtRiskRaised fact => ChangeAsync(fact.EpisodeId, one => one.ChildAtRisk(), cancellation),
                _ => Task.CompletedTask,
            });
            // Each fact sees what the one before it did.
            await db.SaveChangesAsync(cancellation);
        }
    }

    private async Task AssessedAsync(EpisodeAssessed fact, DateTime at, CancellationToken cancellation)
    {
        // A thing without an address has no host to write to.
        if (fact.ReportId is not null) return;
        var known = await FindAsync(fact.EpisodeId, cancellation);
        if (known is null && fact.Verdict != Verdict.Actionable) return;
        if (known is null) db.Add(known = new TakedownCase(fact.EpisodeId, fact.WebpageId));
        known.Assessed(fact, at);
        // Onion services are never checked from here: nothing to wait for before they are referred.
        if (fact.IsOnion && known.State == CaseState.WaitingForCheck) known.TraceAgainAt(at, fruitless: false);
        if (known.IsOver) await stop.OfEpisodeAsync(fact.EpisodeId, wasWrong: true, cancellation);
    }

    private async Task ChangeAsync(Guid episodeId, Action<TakedownCase> change, CancellationToken cancellation)
    {
        if (await FindAsync(episodeId, cancellation) is { } known) change(known);
    }

    private async Task EndAsync(Guid episodeId, Action<TakedownCase> end, bool wasWrong, CancellationToken cancellation)
    {
        if (await FindAsync(episodeId, cancellation) is not { } known) return;
        end(known);
        await stop.OfEpisodeAsync(episodeId, wasWrong, cancellation);
    }

    private async Task<TakedownCase?> FindAsync(Guid episodeId, CancellationToken cancellation) =>
        await db.Set<TakedownCase>().FindAsync([episodeId], cancellation);
}
