using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake;

/// <summary>Keeps from later rooms' facts when an episode ends, and opens the next one when a removed page is back.</summary>
public sealed class EpisodeFollower(HotlineDb db, Ground.Timeline.Timeline timeline, TimeProvider clock) : IFactFollower
{
    public string Name => "intake.episodes";

    public IReadOnlyCollection<string> Kinds { get; } = [FactKinds.Of<EpisodeClosed>(), FactKinds.Of<EpisodeReopened>(), FactKinds.Of<PageReappeared>()];

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        // Read at once; what is looked up below is in hand then.
        await db.Among<Episode>("id", entries.Select(entry => entry.Fact switch { EpisodeClosed fact => fact.EpisodeId, EpisodeReopened fact => fact.EpisodeId, _ => (Guid?)null }).OfType<Guid>()).LoadAsync(cancellation);
        foreach (var entry in entries)
        {
            switch (entry.Fact)
            {
                case EpisodeClosed closed:
                    (await db.Set<Episode>().FindAsync([closed.EpisodeId], cancellation))?.Close(closed.End, entry.At);
                    break;
                case EpisodeReopened reopened:
                    (await db.Set<Episode>().FindAsync([reopened.EpisodeId], cancellation))?.Reopen();
                    break;
                case PageReappeared back:
                    await ReopenAsync(back, cancellation);
                    break;
            }
        }
    }

    private async Task ReopenAsync(PageReappeared back, CancellationToken cancellation)
    {
        // Race: a report may open an episode of the same page at this moment; the page's row is the turn.
        await db.LockAsync("webpages", back.WebpageId, cancellation);
        if (await db.Set<Webpage>().FindAsync([back.WebpageId], cancellation) is not { } page) return;
        await db.Entry(page).ReloadAsync(cancellation);
        // What this batch closed is tracked, not yet written.
        await db.SaveChangesAsync(cancellation);
        if (await db.Set<Episode>().AnyAsync(episode => episode.WebpageId == page.Id && episode.ClosedAt == null, cancellation)) return;

        var now = clock.GetUtcNow();
        var at = now.UtcDateTime;
        var report = new Report(Guid.CreateVersion7(now), at, ReportSource.Proactive, ReportChannel.House, ThingKind.Webpage, ReceiptCode.New().Hash, sealedText: null, memberId: null, saysChildAtRisk: false);
        var episode = page.OpenEpisode(Guid.CreateVersion7(now), EpisodeCause.Reappeared, at);
        page.Seen();
        db.AddRange(report, episode, new Sighting(report.Id, page.Id, episode.Id, sealedSteps: null, at));
        timeline.Write(new ReportReceived(report.Id, page.Id, episode.Id, report.Source, report.Channel, report.Thing, at, IsFirstOfWebpage: false, page.IsOnion, SaysChildAtRisk: false));
        timeline.Write(new EpisodeOpened(page.Id, episode.Id, episode.Number, episode.Cause, report.Id));
    }
}
