using System.Collections.Concurrent;

namespace OpenHotline.Ground.Jobs;

/// <summary>When each job last ran and whether it ended well; read by health, metrics and the operations door.</summary>
public sealed class JobHealth(TimeProvider clock)
{
    /// <summary>The state of one job since this process started.</summary>
    /// <param name="EndedWellAt">Null until it has ended well once.</param>
    /// <param name="FailedAt">Null while it has never failed.</param>
    public sealed record State(string Name, long Runs, long Failures, DateTime? EndedWellAt, DateTime? FailedAt, TimeSpan LastTook);

    private static readonly ConcurrentDictionary<string, JobHealth> Houses = new(StringComparer.Ordinal);

    /// <summary>The one that clockwork and doors of this process share for one database.</summary>
    public static JobHealth For(Storage.DatabaseAddress database, TimeProvider clock) => Houses.GetOrAdd(database.ConnectionString, _ => new JobHealth(clock));

    private readonly ConcurrentDictionary<string, State> states = new(StringComparer.Ordinal);

    public IReadOnlyCollection<State> All => [.. states.Values.OrderBy(state => state.Name, StringComparer.Ordinal)];

    internal void Ended(string name, bool well, TimeSpan took)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        states.AddOrUpdate(name,
            _ => new State(name, 1, well ? 0 : 1, well ? now : null, well ? null : now, took),
            (_, old) => old with
            {
                Runs = old.Runs + 1,
                Failures = old.Failures + (well ? 0 : 1),
                EndedWellAt = well ? now : old.EndedWellAt,
                FailedAt = well ? old.FailedAt : now,
                LastTook = took,
            });
    }
}
