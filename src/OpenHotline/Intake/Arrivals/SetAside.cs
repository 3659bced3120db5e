using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Puts an arrival that failed alone out of the way of the others, and tries it again later and later.</summary>
/// <remarks>Nothing of it is changed or lost: a key that comes back, or a mended program, files it at its next turn. At most a day passes between two tries.</remarks>
internal sealed class SetAside(HotlineDb db, UnitOfWork unit, TimeProvider clock)
{
    private const int MostDoublings = 11;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    public Task RunAsync(ArrivalRow row, CancellationToken cancellation)
    {
        var wait = FirstWait * Math.Min(Math.Pow(2, Math.Min(row.Attempts, MostDoublings)), TimeSpan.FromDays(1) / FirstWait);
        return unit.RunAsync(inner => db.ExecuteAsync("UPDATE arrivals SET attempts = attempts + 1, not_before = @then WHERE id = @id", inner,
            ("then", clock.GetUtcNow().UtcDateTime + wait), ("id", row.Id)), cancellation);
    }
}
