using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Verify;

/// <summary>Begins the watch over a page when it was assessed as actionable, and keeps it to what happens afterwards.</summary>
public sealed class WatchFollower(HotlineDb db, CheckRhythm rhythm, TimeProvider clock) : IFactFollower
{
    public string Name => "verify.watches";

    public IReadOnlyCollection<string> Kinds { get; } =
    [
        FactKinds.Of<EpisodeAssessed>(), FactKinds.Of<EpisodeOpened>(), FactKinds.Of<EpisodeClosed>(), FactKinds.Of<EpisodeReopened>(), FactKinds.Of<DisputeDecided>(),
        FactKinds.Of<HostTraced>(), FactKinds.Of<NoticeSent>(), FactKinds.Of<HostAnswered>(), FactKinds.Of<HoldPlaced>(), FactKinds.Of<HoldReleased>(),
    ];

    private readonly Dictionary<Guid, Watch> watches = [];
    private ILookup<Guid, Watch> ofPages = Array.Empty<Watch>().ToLookup(watch => watch.WebpageId);
    private Dictionary<Guid, byte[]> sites = [];

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        await TakeAsync(entries, cancellation);
        foreach (var entry in entries) Apply(entry);
    }

    /// <summary>Reads the watches that one batch of facts speaks of, at once.</summary>
    private async Task TakeAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        var facts = entries.Select(entry => entry.Fact).ToList();
        var ids = facts.Select(EpisodeOf).OfType<Guid>().ToHashSet();
        // Race: a look may be saved at this moment; the row is the turn.
        await db.LockManyAsync("watches", ids, cancellation, "episode_id");
        watches.Clear();
        foreach (var watch in await db.Among<Watch>("episode_id", ids).ToListAsync(cancellation)) watches.Add(watch.EpisodeId, watch);
        ofPages = (await db.Among<Watch>("webpage_id", facts.OfType<EpisodeOpened>().Select(fact => fact.WebpageId)).ToListAsync(cancellation)).ToLookup(watch => watch.WebpageId);
        foreach (var watch in ofPages.SelectMany(page => page)) watches.TryAdd(watch.EpisodeId, watch);
        var (pages, parameter) = db.In("ids", facts.OfType<EpisodeAssessed>().Where(fact => !watches.ContainsKey(fact.EpisodeId)).Select(fact => fact.WebpageId));
        sites = (await db.ListAsync($"SELECT id, site_lookup FROM webpages WHERE id {pages}", row => (Id: row.Id(0), Site: row.GetFieldValue<byte[]>(1)), cancellation, parameter)).ToDictionary(row => row.Id, row => row.Site);
    }

    private static Guid? EpisodeOf(Fact? fact) => fact switch
    {
        EpisodeAssessed one => one.EpisodeId,
        EpisodeClosed one => one.EpisodeId,
        EpisodeReopened one => one.EpisodeId,
        DisputeDecided one => one.EpisodeId,
        HostTraced one => one.EpisodeId,
        NoticeSent one => one.EpisodeId,
        HostAnswered one => one.EpisodeId,
        HoldPlaced one => one.EpisodeId,
        HoldReleased one => one.EpisodeId,
        _ => null,
    };

    private void Apply(TimelineEntry entry)
    {
        switch (entry.Fact)
        {
            case EpisodeAssessed assessed:
                Assessed(assessed, entry.At);
                break;
            case EpisodeOpened opened:
                Opened(opened);
                break;
            case EpisodeClosed { End: not EpisodeEnd.Removed } closed:
                Find(closed.EpisodeId)?.End();
                break;
            case EpisodeReopened reopened:
                Find(reopened.EpisodeId)?.Resume(Now);
                break;
            case DisputeDecided { Upheld: true } decided:
                Find(decided.EpisodeId)?.End();
                break;
            case HostTraced traced:
                Find(traced.EpisodeId)?.Traced(traced.HostId, traced.Country);
                break;
            case NoticeSent sent:
                Find(sent.EpisodeId)?.Noticed(entry.At, rhythm.AfterLook(0));
                break;
            case HostAnswered { Answer: HostAnswer.Removed } answered:
                // A host's word proves nothing; it only makes us look.
                Find(answered.EpisodeId)?.LookSoon(Now);
                break;
            case HoldPlaced placed:
                Find(placed.EpisodeId)?.Hold();
                break;
            case HoldReleased released:
                Find(released.EpisodeId)?.Release(Now);
                break;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Watch? Find(Guid episodeId) => watches.GetValueOrDefault(episodeId);

    private void Assessed(EpisodeAssessed assessed, DateTime at)
    {
        if (Find(assessed.EpisodeId) is { } watch)
        {
            if (assessed.Verdict == Verdict.Actionable) watch.Resume(Now);
            else watch.End();
            return;
        }

        // An onion service is referred, not written to, and a thing without an address cannot be looked at.
        if (assessed.Verdict != Verdict.Actionable || assessed.Thing != ThingKind.Webpage || assessed.IsOnion || !sites.TryGetValue(assessed.WebpageId, out var site)) return;
        watch = new Watch(assessed.EpisodeId, assessed.WebpageId, site, at);
        db.Add(watch);
        watches.Add(watch.EpisodeId, watch);
    }

    // A report, or the page's return, opened a new episode: the watch for its return has done its work.
    private void Opened(EpisodeOpened opened)
    {
        foreach (var earlier in ofPages[opened.WebpageId].Where(watch => watch.EpisodeId != opened.EpisodeId && watch.State == WatchState.Gone)) earlier.End();
    }
}
