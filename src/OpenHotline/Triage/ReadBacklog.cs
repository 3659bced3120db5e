using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>What is open in the queue, and since when.</summary>
/// <param name="OldestAt">When the oldest open case came; null where none is open.</param>
public sealed record Backlog(int Waiting, int Claimed, int SecondOpinion, int OnHold, DateTime? OldestAt)
{
    public int Open => Waiting + Claimed + SecondOpinion + OnHold;
}

/// <summary>Counts what is open, exactly: its cost grows with the backlog, so it is for a page that somebody opens, not for one that is live.</summary>
public sealed class ReadBacklog(HotlineDb db)
{
    public async Task<Backlog> RunAsync(CancellationToken cancellation)
    {
        var open = db.Set<QueueItem>().AsNoTracking().Where(item => item.State != QueueState.Done);
        var counts = await open.GroupBy(item => item.State).Select(group => new { State = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.State, group => group.Count, cancellation);
        var oldest = await open.OrderBy(item => item.OpenedAt).Select(item => (DateTime?)item.OpenedAt).FirstOrDefaultAsync(cancellation);
        return new Backlog(counts.GetValueOrDefault(QueueState.Waiting), counts.GetValueOrDefault(QueueState.Claimed), counts.GetValueOrDefault(QueueState.SecondOpinion), counts.GetValueOrDefault(QueueState.OnHold), oldest);
    }
}
