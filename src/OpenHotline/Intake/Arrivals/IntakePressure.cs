using System.Collections.Concurrent;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>How fast this process is taking reports in, so that filing them gives way while many come: decision 0108.</summary>
/// <remarks>A flood of reports is answered in time and filed a little later. Filing never stops: it gets a quarter of its time.</remarks>
public sealed class IntakePressure(TimeProvider clock)
{
    private const int RestsPerWork = 3;
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, IntakePressure> Houses = new(StringComparer.Ordinal);

    private readonly Lock counting = new();
    private long second;
    private int thisSecond, lastSecond;

    /// <summary>The one that all doors of this process share for one database.</summary>
    /// <remarks>Load is a matter of real time, whatever clock the house runs on.</remarks>
    public static IntakePressure For(DatabaseAddress database) => Houses.GetOrAdd(database.ConnectionString, _ => new IntakePressure(TimeProvider.System));

    /// <summary>Reports in the last whole second or in the one that runs, whichever are more.</summary>
    public int PerSecond
    {
        get
        {
            lock (counting)
            {
                Turn();
                return Math.Max(thisSecond, lastSecond);
            }
        }
    }

    public long Now => clock.GetTimestamp();

    public void Took(int reports)
    {
        lock (counting)
        {
            Turn();
            thisSecond += reports;
        }
    }

    /// <summary>Rests three times as long as the work took that began at <paramref name="started"/>, a second at most.</summary>
    public Task RestAsync(long started, CancellationToken cancellation)
    {
        var rest = clock.GetElapsedTime(started) * RestsPerWork;
        return Task.Delay(rest < LongestRest ? rest : LongestRest, clock, cancellation);
    }

    private void Turn()
    {
        var now = clock.GetTimestamp() / clock.TimestampFrequency;
        if (now == second) return;
        (lastSecond, thisSecond, second) = (now == second + 1 ? thisSecond : 0, 0, now);
    }
}
