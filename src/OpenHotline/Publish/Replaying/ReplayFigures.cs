using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Publish.Replaying;

/// <summary>Fills an empty sandbox with made-up facts whose counts are published figures, publishes the periods, and marks everything as replayed.</summary>
/// <remarks>
/// It writes the facts that rooms would have written, and none of their records: figures, snapshots, the public pages and
/// the command line work on it; queues stay empty. Safe to stop: it goes on behind the last commit, with the same file.
/// </remarks>
public sealed class ReplayFigures(HotlineDb db, UnitOfWork unit, HouseSettings house, ReplayClock clock, Ground.Timeline.Timeline timeline, SequenceFactsJob sequence, IEnumerable<IFactFollower> followers, RebuildCounts rebuild, ClosePeriod close, PublishSettings settings, PeriodNotation notation)
{
    private const int CasesAtOnce = 1000;

    public abstract record Outcome
    {
        /// <param name="Closed">The periods that were published.</param>
        public sealed record Replayed(long Cases, IReadOnlyList<string> Closed, IReadOnlyList<ReplayFinding> Findings) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>Only a sandbox is filled with made-up cases.</summary>
        NotASandbox = 1,

        /// <summary>Something happened here already that was no replay.</summary>
        NotEmpty = 2,

        /// <summary>Another file, seed or scale was replayed here.</summary>
        OtherReplay = 3,
    }

    /// <param name="scale">Above 0, at most 1: the proportions stay.</param>
    /// <exception cref="FormatException">The file cannot be used; the message says where and why.</exception>
    public async Task<Outcome> RunAsync(Stream figures, decimal scale, int seed, IProgress<(long Done, long Whole)>? progress, CancellationToken cancellation)
    {
        // Safety: a hotline's own timeline and keys are never mixed with made-up cases.
        if (!house.IsSandbox) return new Outcome.Refused(Refusal.NotASandbox);
        var rows = await new ReadFigureFile(notation).RunAsync(figures, cancellation);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {scale} {string.Join('\n', rows)}")));
        var replay = await db.Set<Replay>().SingleOrDefaultAsync(cancellation);
        if (replay is not null && !replay.FileDigest.SequenceEqual(digest)) return new Outcome.Refused(Refusal.OtherReplay);
        if (replay is null && await db.Set<FactRow>().AnyAsync(cancellation)) return new Outcome.Refused(Refusal.NotEmpty);

        var plan = new PlanReplay(scale);
        var targets = plan.Run(rows);
        var findings = plan.Findings.ToList();
        if (replay is null) replay = await BeginAsync(digest, targets.Sum(one => Math.Max(one.Actioned ?? 0, one.Assessed ?? 0)), cancellation);
        var done = 0L;
        foreach (var target in targets.OrderBy(one => one.Days[0].FirstOn))
        {
            foreach (var cases in new MakeCases(findings).Run(target, seed).Chunk(CasesAtOnce))
            {
                done += cases.Length;
                if (done > replay.Done) await WriteAsync(cases, replay, done, cancellation);
                progress?.Report((done, replay.Webpages));
            }
        }

        return new Outcome.Replayed(done, await PublishAsync(replay, targets, cancellation), findings);
    }

    private Task<Replay> BeginAsync(byte[] digest, long cases, CancellationToken cancellation) => unit.RunAsync(_ =>
    {
        var replay = new Replay(Guid.CreateVersion7(clock.GetUtcNow()), digest, clock.GetUtcNow().UtcDateTime, cases);
        db.Add(replay);
        return Task.FromResult(replay);
    }, cancellation);

    private Task WriteAsync(MadeUpCase[] cases, Replay replay, long done, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        foreach (var day in cases.GroupBy(one => one.Day))
        {
            // Noon is the same day in nearly every time zone.
            clock.GoTo(day.Key.ToDateTime(new TimeOnly(12, 0)));
            await timeline.WriteManyAsync([.. day.SelectMany(FactsOf)], inner);
        }

        replay.MoveTo(done);
    }, cancellation);

    private IEnumerable<Fact> FactsOf(MadeUpCase one)
    {
        var (now, page, episode, report) = (clock.GetUtcNow().UtcDateTime, Guid.CreateVersion7(clock.GetUtcNow()), Guid.CreateVersion7(clock.GetUtcNow()), Guid.CreateVersion7(clock.GetUtcNow()));
        var (isPage, isOnion) = (one.Thing == ThingKind.Webpage, one.Place == Places.Onion);
        yield return new ReportReceived(report, isPage ? page : null, isPage ? episode : null, one.Source, ReportChannel.House, one.Thing, now, true, isOnion, false);
        var (pageId, episodeId) = isPage ? (page, episode) : (report, report);
        yield return new EpisodeAssessed(pageId, episodeId, Guid.CreateVersion7(clock.GetUtcNow()), 1, null, isPage ? null : report, one.Thing, one.IsActioned ? Verdict.Actionable : Verdict.NotActionable, one.Kind, one.Severity,
            InhopeClass.None, IndustryClass.None, one.Age, one.Sex, one.Made, one.Commercial, one.Site, isOnion, one.Source, 1);
        if (!one.IsActioned || one.Place is Places.Onion or Places.Untraced) yield break;
        yield return new HostTraced(page, episode, Guid.CreateVersion7(clock.GetUtcNow()), null, one.Place, null, false, false);
        // Most pages are gone within the day, some within days: the same for the same place in the deal.
        var seconds = ((int)one.Site * 7919L) + ((int)one.Source * 104_729L) + ((int)one.Age * 15_485L);
        yield return new PageRemoved(page, episode, now.AddSeconds(seconds), null, one.Place, seconds, seconds);
    }

    private async Task<List<string>> PublishAsync(Replay replay, IReadOnlyList<Targets> targets, CancellationToken cancellation)
    {
        clock.GoOn();
        await sequence.RunAsync(cancellation);
        var leaves = (await db.ListAsync("SELECT leaves FROM tree_sizes", row => row.GetInt64(0), cancellation)).FirstOrDefault();
        // No other room has records of these cases: their followers begin behind them.
        await unit.RunAsync(async inner =>
        {
            foreach (var follower in followers.Select(follower => follower.Name).Distinct(StringComparer.Ordinal))
                await db.ExecuteAsync("INSERT INTO follower_places (name, next_leaf) VALUES (@name, @leaf) ON CONFLICT (name) DO UPDATE SET next_leaf = excluded.next_leaf", inner, ("name", follower), ("leaf", leaves));
        }, cancellation);
        db.ChangeTracker.Clear();
        await rebuild.RunAsync(cancellation);
        var closed = new List<string>();
        var last = targets.Max(one => one.Days.Max(days => days.LastOn));
        for (var period = Period.Containing(targets.Min(one => one.Days.Min(days => days.FirstOn)), settings.Periods); period.FirstOn <= last; period = Period.Containing(period.LastOn.AddDays(1), settings.Periods))
        {
            if (await close.RunAsync(period.Code, cancellation) is ClosePeriod.Outcome.Closed one) closed.AddRange(one.Also.Prepend(one.Period));
        }

        db.Attach(replay);
        replay.Finish(clock.GetUtcNow().UtcDateTime);
        await unit.RunAsync(_ => Task.CompletedTask, cancellation);
        return closed;
    }
}
