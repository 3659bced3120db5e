using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>The list of what a person has to look at, the longest waiting first; and counts of what the watches are doing.</summary>
public sealed class ListCalledChecks(HotlineDb db)
{
    private const int MostRows = 100;

    public sealed record Row(Guid EpisodeId, Guid WebpageId, Guid CheckId, CheckReason Reason, CheckOutcome Outcome, int? Status, DateTime CalledAt, DateTime SeenAt, bool IsAfterRemoval, string? Country, int Ways);

    public sealed record Answer(IReadOnlyList<Row> Rows, int Waiting, IReadOnlyDictionary<WatchState, int> States, int OnHold, DateTime? OldestDueAt);

    /// <summary>One line of the list; null where nobody is called to that episode.</summary>
    public async Task<Row?> OneAsync(Guid episodeId, CancellationToken cancellation) => await Rows(Called().Where(watch => watch.EpisodeId == episodeId)).SingleOrDefaultAsync(cancellation);

    public async Task<Answer> RunAsync(CancellationToken cancellation)
    {
        var watches = db.Set<Watch>().AsNoTracking();
        var rows = await Rows(Called().OrderBy(watch => watch.PersonCalledAt).ThenBy(watch => watch.EpisodeId).Take(MostRows)).ToListAsync(cancellation);
        var states = await watches.GroupBy(watch => watch.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        return new Answer(rows, await Called().CountAsync(cancellation), states, await watches.CountAsync(watch => watch.Holds > 0 && watch.State != WatchState.Ended, cancellation),
            await watches.Where(watch => watch.NextCheckAt != null && watch.Holds == 0).MinAsync(watch => watch.NextCheckAt, cancellation));
    }

    private IQueryable<Watch> Called() => db.Set<Watch>().AsNoTracking().Where(watch => watch.PersonCalledAt != null && watch.State != WatchState.Ended && watch.Holds == 0);

    private IQueryable<Row> Rows(IQueryable<Watch> watches) => watches.Join(db.Set<Check>(), watch => watch.CalledCheckId, check => (Guid?)check.Id, (watch, check) => new { watch, check })
        .OrderBy(pair => pair.watch.PersonCalledAt).ThenBy(pair => pair.watch.EpisodeId)
        .Select(pair => new Row(pair.watch.EpisodeId, pair.watch.WebpageId, pair.check.Id, pair.watch.CalledFor!.Value, pair.check.Outcome, pair.check.Status,
            pair.watch.PersonCalledAt!.Value, pair.check.At, pair.watch.State == WatchState.Gone, pair.watch.Country, pair.check.Ways));
}
