using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Prevent.Visits;

/// <summary>Counts in memory, and hands the sums to the tables twice a second: a million arrivals in a minute are a few rows.</summary>
/// <remarks>
/// Privacy: it is told a code of ours and whether it was a machine, and nothing else of anybody. A kill loses the counts of
/// the last second at most; they are counts of advertising, not reports (decision 0105).
/// </remarks>
public sealed class VisitTally(IServiceScopeFactory scopes, HotlineDays days)
{
    private readonly ConcurrentDictionary<(Counted What, string Subject, DateOnly Day, bool IsMachine), long> waiting = new();

    /// <param name="subject">A code that was found in our own tables, so that nobody can fill the memory with subjects.</param>
    /// <param name="isByQuarter">The first day of the quarter is kept instead of the day.</param>
    public void Count(Counted what, string subject, bool isMachine, bool isByQuarter = false) =>
        waiting.AddOrUpdate((what, subject, isByQuarter ? Period.Containing(days.Today, PeriodKind.Quarter).FirstOn : days.Today, isMachine), 1, (_, count) => count + 1);

    /// <summary>Writes what was counted. Safe to call from several places: each sum is taken out once, and put back where writing fails.</summary>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        var taken = new List<((Counted What, string Subject, DateOnly Day, bool IsMachine) Key, long Count)>();
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
                // Race: doors on several machines add to the same rows; the same order everywhere keeps them from waiting for each other in a ring.
                foreach (var ((what, subject, day, isMachine), count) in taken.OrderBy(one => one.Key.What).ThenBy(one => one.Key.Subject, StringComparer.Ordinal).ThenBy(one => one.Key.Day).ThenBy(one => one.Key.IsMachine))
                {
                    await db.ExecuteAsync("INSERT INTO visit_counts (what, subject, day, people, machines) VALUES (@what, @subject, @day, @people, @machines)"
                        + " ON CONFLICT (what, subject, day) DO UPDATE SET people = visit_counts.people + excluded.people, machines = visit_counts.machines + excluded.machines",
                        inner, ("what", what), ("subject", subject), ("day", day), ("people", isMachine ? 0L : count), ("machines", isMachine ? count : 0L));
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
