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

    private Dictionary<Guid, TakedownCase> cases = [];
    private StopNotices.GoingOut? goingOut;

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        await TakeAsync(entries, cancellation);
        foreach (var entry in entries)
        {
            switch (entry.Fact)
            {
                case EpisodeAssessed fact:
                    Assessed(fact, entry.At);
                    break;
                case PageChecked { Outcome: CheckOutcome.StillUp } fact:
                    Find(fact.EpisodeId)?.SeenUp(entry.At);
                    break;
                case PageRemoved fact:
                    End(fact.EpisodeId, one => one.Removed(fact.RemovedAt), wasWrong: false);
                    break;
                case EpisodeClosed fact:
                    End(fact.EpisodeId, one => one.Close(), wasWrong: fact.End == EpisodeEnd.DisputeUpheld);
                    break;
                case EpisodeReopened fact:
                    Find(fact.EpisodeId)?.Reopen(entry.At);
                    break;
                case DisputeDecided { Upheld: true } fact:
                    End(fact.EpisodeId, one => one.Close(), wasWrong: true);
                    break;
                case ChildAtRiskRaised fact:
                    Find(fact.EpisodeId)?.ChildAtRisk();
                    break;
            }
        }
    }

    /// <summary>Reads the cases that one batch of facts speaks of, and what is to go out about those that may end, at once.</summary>
    private async Task TakeAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        var episodes = entries.Select(entry => entry.Fact switch
        {
            EpisodeAssessed one => one.EpisodeId,
            PageChecked one => one.EpisodeId,
            PageRemoved one => one.EpisodeId,
            EpisodeClosed one => one.EpisodeId,
            EpisodeReopened one => one.EpisodeId,
            DisputeDecided one => one.EpisodeId,
            ChildAtRiskRaised one => one.EpisodeId,
            _ => (Guid?)null,
        }).OfType<Guid>().ToHashSet();
        cases = await db.Among<TakedownCase>("episode_id", episodes).ToDictionaryAsync(one => one.EpisodeId, cancellation);
        var mayEnd = entries.Select(entry => entry.Fact switch
        {
            EpisodeAssessed { Verdict: not Verdict.Actionable } one => one.EpisodeId,
            PageRemoved one => one.EpisodeId,
            EpisodeClosed one => one.EpisodeId,
            DisputeDecided one => one.EpisodeId,
            EpisodeAssessed one when cases.TryGetValue(one.EpisodeId, out var known) && known.IsOver => one.EpisodeId,
            _ => (Guid?)null,
        }).OfType<Guid>().Where(cases.ContainsKey).ToHashSet();
        goingOut = mayEnd.Count == 0 ? null : await stop.TakeAsync(mayEnd, cancellation);
    }

    private void Assessed(EpisodeAssessed fact, DateTime at)
    {
        // A thing without an address has no host to write to.
        if (fact.ReportId is not null) return;
        var known = Find(fact.EpisodeId);
        if (known is null && fact.Verdict != Verdict.Actionable) return;
        if (known is null)
        {
            db.Add(known = new TakedownCase(fact.EpisodeId, fact.WebpageId));
            cases.Add(fact.EpisodeId, known);
        }

        known.Assessed(fact, at);
        // Onion services are never checked from here: nothing to wait for before they are referred.
        if (fact.IsOnion && known.State == CaseState.WaitingForCheck) known.TraceAgainAt(at, fruitless: false);
        if (known.IsOver) Stop(fact.EpisodeId, wasWrong: true);
    }

    private void End(Guid episodeId, Action<TakedownCase> end, bool wasWrong)
    {
        if (Find(episodeId) is not { } known) return;
        end(known);
        Stop(episodeId, wasWrong);
    }

    private void Stop(Guid episodeId, bool wasWrong)
    {
        if (goingOut is not null) stop.Stop(goingOut, episodeId, wasWrong);
    }

    private TakedownCase? Find(Guid episodeId) => cases.GetValueOrDefault(episodeId);
}
