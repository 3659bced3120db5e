using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Publish;

/// <summary>Counts facts into days. A correction takes back what was counted and counts it anew on the same day.</summary>
/// <remarks>Nothing but the facts decides, so that counting again from the first gives the same numbers (<see cref="RebuildCounts"/>).</remarks>
public sealed class CountFollower(HotlineDb db, HotlineDays days) : IFactFollower
{
    public const string PlaceName = "publish.counts";

    public static readonly IReadOnlyCollection<string> Followed =
        [FactKinds.Of<ReportReceived>(), FactKinds.Of<EpisodeAssessed>(), FactKinds.Of<DisputeDecided>(), FactKinds.Of<HostTraced>(), FactKinds.Of<PageRemoved>()];

    public string Name => PlaceName;

    public IReadOnlyCollection<string> Kinds => Followed;

    public async Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
    {
        var tally = new Tally();
        foreach (var entry in entries)
        {
            switch (entry.Fact)
            {
                case ReportReceived received:
                    Count(tally, days.DayOf(received.ReceivedAt), Metric.Reports, (Dimension.Source, received.Source), (Dimension.Thing, received.Thing));
                    break;
                case EpisodeAssessed assessed:
                    await AssessedAsync(tally, assessed, days.DayOf(entry.At), cancellation);
                    break;
                case DisputeDecided { Upheld: true } decided:
                    await ChangeAsync(tally, decided.EpisodeId, episode => episode.Overturn(decided.AssessmentId), cancellation);
                    break;
                case HostTraced traced:
                    await ChangeAsync(tally, traced.EpisodeId, episode => episode.Traced(traced.Country), cancellation);
                    break;
                case PageRemoved removed:
                    Removed(tally, removed);
                    break;
            }
        }

        await tally.WriteAsync(db, cancellation);
    }

    private async Task AssessedAsync(Tally tally, EpisodeAssessed assessed, DateOnly day, CancellationToken cancellation)
    {
        var episode = await db.Set<CountedEpisode>().FindAsync([assessed.EpisodeId], cancellation);
        if (episode is not null) tally.Add(episode, -1);
        else db.Add(episode = new CountedEpisode(assessed.EpisodeId, day));
        episode.Assess(assessed);
        tally.Add(episode, 1);
    }

    private async Task ChangeAsync(Tally tally, Guid episodeId, Action<CountedEpisode> change, CancellationToken cancellation)
    {
        if (await db.Set<CountedEpisode>().FindAsync([episodeId], cancellation) is not { } episode) return;
        tally.Add(episode, -1);
        change(episode);
        tally.Add(episode, 1);
    }

    private void Removed(Tally tally, PageRemoved removed)
    {
        var day = days.DayOf(removed.RemovedAt);
        tally.Add(day, Metric.Removed, Dimension.All, "");
        tally.Add(day, Metric.Removed, Dimension.Place, removed.Country ?? CountedEpisode.Untraced);
        if (removed.SecondsFromNotice is { } seconds) Count(tally, day, Metric.RemovedAfterNotice, (Dimension.Time, Step(TimeSpan.FromSeconds(seconds))));
    }

    private static RemovalTime Step(TimeSpan took) => took switch
    {
        { TotalHours: <= 1 } => RemovalTime.WithinHour,
        { TotalDays: <= 1 } => RemovalTime.WithinDay,
        { TotalDays: <= 3 } => RemovalTime.WithinThreeDays,
        { TotalDays: <= 7 } => RemovalTime.WithinWeek,
        _ => RemovalTime.Longer,
    };

    private static void Count(Tally tally, DateOnly day, Metric metric, params ReadOnlySpan<(Dimension Dimension, Enum Code)> breakdowns)
    {
        tally.Add(day, metric, Dimension.All, "");
        foreach (var (dimension, code) in breakdowns) tally.Add(day, metric, dimension, CountedEpisode.Text(code));
    }
}
