using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Keeps the queue from facts: what was reported, what was found out since, and what needs nobody any more.</summary>
/// <remarks>What Triage and Assess do to the queue they do at once, in their own unit of work; their facts are not read here again, since an old one could undo a newer act.</remarks>
public sealed class FollowCases(QueueShelf shelf, HostPaces paces) : IFactFollower
{
    public string Name => "triage.queue";

    public IReadOnlyCollection<string> Kinds { get; } =
    [
        FactKinds.Of<ReportReceived>(), FactKinds.Of<EpisodeOpened>(), FactKinds.Of<EpisodeClosed>(), FactKinds.Of<HashMatched>(),
        FactKinds.Of<HostTraced>(), FactKinds.Of<PageRemoved>(), FactKinds.Of<HoldPlaced>(), FactKinds.Of<HoldReleased>(),
    ];

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        await shelf.TakeAsync(EpisodesOf(entries), cancellation);
        await shelf.TakePagesAsync(WebpagesOf(entries), cancellation);
        await paces.TakeAsync(shelf.Sites, entries.Select(entry => entry.Fact switch { HostTraced fact => fact.HostId, PageRemoved fact => fact.HostId, _ => null }).OfType<Guid>(), cancellation);
        await shelf.TakeReportsAsync([.. entries.Select(entry => entry.Fact).OfType<ReportReceived>().Select(fact => fact.ReportId)], cancellation);
        foreach (var entry in entries)
        {
            switch (entry.Fact)
            {
                case ReportReceived fact:
                    Reported(fact);
                    break;
                case EpisodeOpened fact:
                    Opened(fact, entry.At);
                    break;
                case EpisodeClosed { End: EpisodeEnd.Removed or EpisodeEnd.Referred } fact:
                    shelf.Find(fact.EpisodeId)?.Finish(QueueState.Done);
                    break;
                // What harmless pictures or unread entries met weighs nothing.
                case HashMatched { Purpose: BankPurpose.Own or BankPurpose.Partner } fact:
                    shelf.Note(fact.EpisodeId, QueueReasons.KnownHash);
                    break;
                case HoldPlaced fact:
                    shelf.Find(fact.EpisodeId)?.Hold();
                    break;
                case HoldReleased fact:
                    shelf.Find(fact.EpisodeId)?.EndHold();
                    break;
                case HostTraced { HostId: { } hostId } fact when shelf.SiteOf(fact.WebpageId) is { } site:
                    paces.Traced(site, hostId);
                    break;
                case PageRemoved { HostId: { } hostId, SecondsFromNotice: { } seconds }:
                    paces.Removed(hostId, seconds);
                    break;
            }
        }

        await paces.KeepAsync(cancellation);
    }

    private void Reported(ReportReceived fact)
    {
        var item = shelf.FindOrAdd(fact.EpisodeId ?? fact.ReportId, fact.WebpageId ?? fact.ReportId, fact.Thing, fact.IsOnion, fact.ReceivedAt, out var isNew);
        item.CountReport(fact.Source, shelf.MemberOf(fact.ReportId));
        if (fact.SaysChildAtRisk) item.Note(QueueReasons.ReporterSaysChildAtRisk);
        if (isNew) NoteHost(item);
        shelf.Weigh(item);
    }

    private void Opened(EpisodeOpened fact, DateTime at)
    {
        var item = shelf.FindOrAdd(fact.EpisodeId, fact.WebpageId, ThingKind.Webpage, shelf.IsOnion(fact.WebpageId), at, out var isNew);
        if (fact.Cause == EpisodeCause.Reappeared) item.Note(QueueReasons.Reappeared);
        if (isNew) NoteHost(item);
        shelf.Weigh(item);
    }

    private void NoteHost(QueueItem item)
    {
        if (item.Thing == ThingKind.Webpage && shelf.SiteOf(item.WebpageId) is { } site && paces.IsFast(site)) item.Note(QueueReasons.HostRemovesFast);
    }

    private static HashSet<Guid> WebpagesOf(IReadOnlyList<TimelineEntry> entries) => [.. entries.Select(entry => entry.Fact switch
    {
        ReportReceived fact => fact.WebpageId,
        EpisodeOpened fact => fact.WebpageId,
        HostTraced fact => fact.WebpageId,
        _ => null,
    }).OfType<Guid>()];

    private static HashSet<Guid> EpisodesOf(IReadOnlyList<TimelineEntry> entries) => [.. entries.Select(entry => entry.Fact switch
    {
        ReportReceived fact => fact.EpisodeId ?? fact.ReportId,
        EpisodeOpened fact => fact.EpisodeId,
        EpisodeClosed fact => fact.EpisodeId,
        HashMatched fact => fact.EpisodeId,
        HoldPlaced fact => fact.EpisodeId,
        HoldReleased fact => fact.EpisodeId,
        _ => Guid.Empty,
    }).Where(id => id != Guid.Empty)];
}
