using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>Looks at the page of one watch, whose lease the caller holds, and takes in what it found.</summary>
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
    public async Task<Outcome> RunAsync(Guid episodeId, int turn, CancellationToken cancellation)
    {
        var watch = await db.Set<Watch>().AsNoTracking().SingleOrDefaultAsync(row => row.EpisodeId == episodeId, cancellation);
        if (watch is null || watch.Turn != turn || watch.Holds > 0) return new Outcome.Overtaken();
        if (await pages.RunAsync(watch.WebpageId, episodeId, cancellation) is not { } page)
        {
            return await record.EndAsync(episodeId, turn, cancellation) ? new Outcome.NoAddress() : new Outcome.Overtaken();
        }

        // Inside a batch of a replay, where what is looked at is in memory, the transaction stays.
        if (db.Database.CurrentTransaction is null) await db.Database.CloseConnectionAsync();
        var baseline = watch.KnownBefore;
        List<Look> looks = [await LookAsync(page, ways.Names[0], cancellation)];
        if (ways.Names.Count > 1 && JudgeCheck.WantsSecondWay(JudgeCheck.Of(looks, baseline)))
        {
            foreach (var way in ways.Names.Skip(1)) looks.Add(await LookAsync(page, way, cancellation));
        }

        var step = await record.RunAsync(episodeId, turn, looks, JudgeCheck.Of(looks, baseline), cancellation);
        return step is { } taken ? new Outcome.Checked(taken) : new Outcome.Overtaken();
    }

    private async Task<Look> LookAsync(ReachedPage page, string way, CancellationToken cancellation) =>
        Look.Of(await visits.FetchAsync(new FetchRequest(page.Address, way) { Referrer = page.Referrer }, cancellation));
}
