using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Prevent;

/// <summary>Counts arrivals in memory, and hands the sums to the tables now and then: a million arrivals in a minute are a few rows.</summary>
/// <remarks>
/// Privacy: it is told a link and whether it was a machine, and nothing else of anybody. A crash loses the counts of the last seconds;
/// they are counts of advertising, not reports.
/// </remarks>
public sealed class ArrivalTally(IServiceScopeFactory scopes, HotlineDays days)
{
    private readonly ConcurrentDictionary<(Guid LinkId, DateOnly Day, bool IsMachine), long> waiting = new();

    public void Count(Guid linkId, bool isMachine) => waiting.AddOrUpdate((linkId, days.Today, isMachine), 1, (_, count) => count + 1);

    /// <summary>Writes what was counted. Safe to call from several places: each sum is taken out once, and put back where writing fails.</summary>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        var taken = new List<((Guid LinkId, DateOnly Day, bool IsMachine) Key, long Count)>();
        foreach (var key in waiting.Keys)
        {
            if (waiting.TryRemove(key, out var count)) taken.Add((key, count));
        }

        if (taken.Count == 0) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(async inner =>
            {
                foreach (var ((linkId, day, isMachine), count) in taken.OrderBy(one => one.Key.LinkId).ThenBy(one => one.Key.Day).ThenBy(one => one.Key.IsMachine))
                {
                    await db.ExecuteAsync("INSERT INTO arrival_counts (link_id, day, people, machines) VALUES (@link, @day, @people, @machines)"
                        + " ON CONFLICT (link_id, day) DO UPDATE SET people = arrival_counts.people + excluded.people, machines = arrival_counts.machines + excluded.machines",
                        inner, ("link", linkId), ("day", day), ("people", isMachine ? 0L : count), ("machines", isMachine ? count : 0L));
                }
            }, cancellation);
        }
        catch
        {
            foreach (var (key, count) in taken) waiting.AddOrUpdate(key, count, (_, more) => more + count);
            throw;
        }
    }
}
