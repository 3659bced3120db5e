using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake;

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

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries) await ApplyAsync(entry, cancellation);
    }

    private Task ApplyAsync(TimelineEntry entry, CancellationToken cancellation) => entry.Fact switch
    {
        EpisodeAssessed assessed => AssessedAsync(assessed, entry.At, cancellation),
        EpisodeOpened opened => OpenedAsync(opened, cancellation),
        EpisodeClosed { End: not EpisodeEnd.Removed } closed => WithAsync(closed.EpisodeId, watch => watch.End(), cancellation),
        EpisodeReopened reopened => WithAsync(reopened.EpisodeId, watch => watch.Resume(Now), cancellation),
        DisputeDecided { Upheld: true } decided => WithAsync(decided.EpisodeId, watch => watch.End(), cancellation),
        HostTraced traced => WithAsync(traced.EpisodeId, watch => watch.Traced(traced.HostId, traced.Country), cancellation),
        NoticeSent sent => WithAsync(sent.EpisodeId, watch => watch.Noticed(entry.At, rhythm.AfterLook(0)), cancellation),
        // A host's word proves nothing; it only makes us look.
        HostAnswered { Answer: HostAnswer.Removed } answered => WithAsync(answered.EpisodeId, watch => watch.LookSoon(Now), cancellation),
        HoldPlaced placed => WithAsync(placed.EpisodeId, watch => watch.Hold(), cancellation),
        HoldReleased released => WithAsync(released.EpisodeId, watch => watch.Release(Now), cancellation),
        _ => Task.CompletedTask,
    };

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task AssessedAsync(EpisodeAssessed assessed, DateTime at, CancellationToken cancellation)
    {
        if (await FindAsync(assessed.EpisodeId, cancellation) is { } watch)
        {
            if (assessed.Verdict == Verdict.Actionable) watch.Resume(Now);
            else watch.End();
            return;
        }

        // An onion service is referred, not written to, and a thing without an address cannot be looked at.
        if (assessed.Verdict != Verdict.Actionable || assessed.Thing != ThingKind.Webpage || assessed.IsOnion) return;
        var site = await db.Webpages.AsNoTracking().Where(page => page.Id == assessed.WebpageId).Select(page => page.SiteLookup).SingleOrDefaultAsync(cancellation);
        if (site is not null) db.Add(new Watch(assessed.EpisodeId, assessed.WebpageId, site, at));
    }

    // A report, or the page's return, opened a new episode: the watch for its return has done its work.
    private async Task OpenedAsync(EpisodeOpened opened, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var earlier = await db.Set<Watch>().Where(watch => watch.WebpageId == opened.WebpageId && watch.EpisodeId != opened.EpisodeId && watch.State == WatchState.Gone).ToListAsync(cancellation);
        earlier.ForEach(watch => watch.End());
    }

    private async Task WithAsync(Guid episodeId, Action<Watch> change, CancellationToken cancellation)
    {
        if (await FindAsync(episodeId, cancellation) is { } watch) change(watch);
    }

    private async Task<Watch?> FindAsync(Guid episodeId, CancellationToken cancellation)
    {
        if (db.Set<Watch>().Local.FindEntry(episodeId) is { } known) return known.Entity;
        // Race: a look may be saved at this moment; the row is the turn.
        await db.LockByAsync("watches", episodeId, "episode_id", cancellation);
        return await db.Set<Watch>().FindAsync([episodeId], cancellation);
    }
}
