using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Publish.Replaying;

/// <summary>Which way made-up cases go.</summary>
public enum ReplayWay
{
    /// <summary>Through the use cases of every room, with their records.</summary>
    Rooms = 1,

    /// <summary>Only the facts that figures are counted from are written: faster, and queues and boards stay empty.</summary>
    FactsOnly = 2,
}

/// <summary>Fills an empty sandbox with made-up cases whose counts are published figures, publishes the periods, and marks everything as replayed.</summary>
/// <remarks>Safe to stop: it goes on behind the last commit, with the same file.</remarks>
public sealed class ReplayFigures(HotlineDb db, UnitOfWork unit, HouseSettings house, ReplayClock clock, ReplayPace pace, WalkCases walk, WriteCaseFacts write, SequenceFactsJob sequence, IEnumerable<IFactFollower> followers, RebuildCounts rebuild, ClosePeriod close, PublishSettings settings, PeriodNotation notation)
{
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

        /// <summary>Another file, seed, scale or way was replayed here.</summary>
        OtherReplay = 3,
    }

    /// <param name="scale">Above 0, at most 1: the proportions stay.</param>
    /// <exception cref="FormatException">The file cannot be used; the message says where and why.</exception>
    public async Task<Outcome> RunAsync(Stream figures, decimal scale, int seed, ReplayWay way, IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        // Safety: a hotline's own timeline and keys are never mixed with made-up cases.
        if (!house.IsSandbox) return new Outcome.Refused(Refusal.NotASandbox);
        var rows = await new ReadFigureFile(notation).RunAsync(figures, cancellation);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {scale} {way} {string.Join('\n', rows)}")));
        var replay = await db.Set<Replay>().SingleOrDefaultAsync(cancellation);
        if (replay is not null && !replay.FileDigest.SequenceEqual(digest)) return new Outcome.Refused(Refusal.OtherReplay);
        if (replay is null && await db.Set<FactRow>().AnyAsync(cancellation)) return new Outcome.Refused(Refusal.NotEmpty);

        var plan = new PlanReplay(scale);
        var targets = plan.Run(rows);
        var findings = plan.Findings.ToList();
        if (replay is null) replay = await BeginAsync(digest, targets.Sum(one => Math.Max(one.Actioned ?? 0, one.Assessed ?? 0)), cancellation);
        var (done, measured) = (0L, 1L);
        foreach (var target in targets.OrderBy(one => one.Days[0].FirstOn))
        {
            foreach (var cases in Batches(new MakeCases(findings).Run(target, seed), way))
            {
                done += cases.Length;
                if (done > replay.Done) await (way == ReplayWay.Rooms ? walk.RunAsync(replay, cases, done, cancellation) : write.RunAsync(replay, cases, done, cancellation));
                if (done >= measured * 2)
                {
                    await db.MeasureTablesAsync(cancellation);
                    measured = done;
                }

                progress?.Report(new ReplayProgress(ReplayStage.Cases, done, replay.Webpages));
            }
        }

        return new Outcome.Replayed(done, await PublishAsync(replay, targets, progress, cancellation), findings);
    }

    private Task<Replay> BeginAsync(byte[] digest, long cases, CancellationToken cancellation) => unit.RunAsync(_ =>
    {
        var replay = new Replay(Guid.CreateVersion7(clock.GetUtcNow()), digest, clock.GetUtcNow().UtcDateTime, cases);
        db.Add(replay);
        return Task.FromResult(replay);
    }, cancellation);

    // Those of one day stay together in the rooms' way, since its clock stands on a day.
    private IEnumerable<MadeUpCase[]> Batches(IEnumerable<MadeUpCase> cases, ReplayWay way)
    {
        if (way == ReplayWay.FactsOnly) return cases.Chunk(WriteCaseFacts.CasesAtOnce);
        return Days(cases).SelectMany(day => day.Chunk(pace.CasesAtOnce));
    }

    private static IEnumerable<List<MadeUpCase>> Days(IEnumerable<MadeUpCase> cases)
    {
        var day = new List<MadeUpCase>();
        foreach (var one in cases)
        {
            if (day.Count > 0 && day[0].Day != one.Day)
            {
                yield return day;
                day = [];
            }

            day.Add(one);
        }

        if (day.Count > 0) yield return day;
    }

    private async Task<List<string>> PublishAsync(Replay replay, IReadOnlyList<Targets> targets, IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        clock.GoOn();
        await sequence.RunAsync(progress is null ? null : new ReplayProgress.Of(ReplayStage.Facts, progress), cancellation);
        var leaves = (await db.ListAsync("SELECT leaves FROM tree_sizes", row => row.GetInt64(0), cancellation)).FirstOrDefault();
        // What rooms follow they have followed, or have no records of: they begin behind these cases, and so does the counting.
        await unit.RunAsync(async inner =>
        {
            foreach (var follower in followers.Select(follower => follower.Name).Distinct(StringComparer.Ordinal))
                await db.ExecuteAsync("INSERT INTO follower_places (name, next_leaf) VALUES (@name, @leaf) ON CONFLICT (name) DO UPDATE SET next_leaf = excluded.next_leaf", inner, ("name", follower), ("leaf", leaves));
        }, cancellation);
        db.ChangeTracker.Clear();
        await rebuild.RunAsync(cancellation, progress is null ? null : new ReplayProgress.Of(ReplayStage.Rows, progress));
        var periods = Periods(targets);
        var closed = new List<string>();
        for (var at = 0; at < periods.Count; at++)
        {
            if (await close.RunAsync(periods[at].Code, cancellation) is ClosePeriod.Outcome.Closed one) closed.AddRange(one.Also.Prepend(one.Period));
            progress?.Report(new ReplayProgress(ReplayStage.Periods, at + 1, periods.Count));
        }

        db.Attach(replay);
        replay.Finish(clock.GetUtcNow().UtcDateTime);
        await unit.RunAsync(_ => Task.CompletedTask, cancellation);
        return closed;
    }

    private List<Period> Periods(IReadOnlyList<Targets> targets)
    {
        var last = targets.Max(one => one.Days.Max(days => days.LastOn));
        var periods = new List<Period>();
        for (var period = Period.Containing(targets.Min(one => one.Days.Min(days => days.FirstOn)), settings.Periods); period.FirstOn <= last; period = Period.Containing(period.LastOn.AddDays(1), settings.Periods)) periods.Add(period);
        return periods;
    }
}
