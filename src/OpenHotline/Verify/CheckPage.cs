using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>Looks at the page of one watch, or of each of many, whose lease the caller holds, and takes in what it found.</summary>
/// <remarks>The looking happens outside of any transaction. Safe to repeat: what a look brings after its turn has passed is thrown away.</remarks>
public sealed class CheckPage(HotlineDb db, FindReachedPage pages, IReportedPages visits, WayChoice ways, RecordCheck record)
{
    public abstract record Outcome
    {
        public sealed record Checked(WatchStep Step) : Outcome;

        /// <summary>The key of its address was destroyed; the watch has ended.</summary>
        public sealed record NoAddress : Outcome;

        /// <summary>A hold, a decision or another look came between; nothing was taken in.</summary>
        public sealed record Overtaken : Outcome;
    }

    /// <param name="turn">The watch's turn when its lease was taken.</param>
    public async Task<Outcome> RunAsync(Guid episodeId, int turn, CancellationToken cancellation) => (await RunAsync([new WatchTurn(episodeId, turn)], cancellation))[0];

    /// <summary>Looks at many pages, one after the other, and takes in all that was found in one commit; gives what came of each, in their order.</summary>
    public async Task<IReadOnlyList<Outcome>> RunAsync(IReadOnlyList<WatchTurn> turns, CancellationToken cancellation)
    {
        var watches = await db.Among<Watch>("episode_id", turns.Select(one => one.EpisodeId)).AsNoTracking().ToDictionaryAsync(watch => watch.EpisodeId, cancellation);
        var mine = turns.Where(one => watches.TryGetValue(one.EpisodeId, out var watch) && watch.Turn == one.Turn && watch.Holds == 0).ToList();
        var reached = await pages.RunAsync(mine.ToDictionary(one => one.EpisodeId, one => watches[one.EpisodeId].WebpageId), cancellation);
        // Inside a batch of a replay, where what is looked at is in memory, the transaction stays.
        if (db.Database.CurrentTransaction is null) await db.Database.CloseConnectionAsync();
        var seen = new List<SeenPage>(mine.Count);
        foreach (var one in mine) seen.Add(reached.TryGetValue(one.EpisodeId, out var page) ? await SeeAsync(one, page, watches[one.EpisodeId].KnownBefore, cancellation) : new SeenPage(one, [], null));
        var steps = await record.RunAsync(seen, cancellation);
        return [.. turns.Select(one => steps.TryGetValue(one.EpisodeId, out var step) ? step is { } taken ? new Outcome.Checked(taken) : new Outcome.NoAddress() : (Outcome)new Outcome.Overtaken())];
    }

    private async Task<SeenPage> SeeAsync(WatchTurn one, ReachedPage page, Baseline baseline, CancellationToken cancellation)
    {
        List<Look> looks = [await LookAsync(page, ways.Names[0], cancellation)];
        if (ways.Names.Count > 1 && JudgeCheck.WantsSecondWay(JudgeCheck.Of(looks, baseline)))
        {
            foreach (var way in ways.Names.Skip(1)) looks.Add(await LookAsync(page, way, cancellation));
        }

        return new SeenPage(one, looks, JudgeCheck.Of(looks, baseline));
    }

    private async Task<Look> LookAsync(ReachedPage page, string way, CancellationToken cancellation) =>
        Look.Of(await visits.FetchAsync(new FetchRequest(page.Address, way) { Referrer = page.Referrer }, cancellation));
}
