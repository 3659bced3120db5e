using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Opens what the doors took in and makes reports, sightings, webpages and episodes of it.</summary>
/// <remarks>
/// Several times a second, and until nothing waits. Each batch is one commit that also deletes the arrivals: a crash
/// leaves the whole batch waiting. Runs on many machines at once; each claims its own rows. Does nothing on a machine that may not read cases.
/// </remarks>
public sealed class OpenArrivalsJob(HotlineDb db, UnitOfWork unit, Keyring keys, Vault vault, Ground.Timeline.Timeline timeline, IntakeSettings settings, TimeProvider clock) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!keys.CanRead) return;
        var reader = new ArrivalReader(db, keys);
        while (await reader.ReadAsync(settings.OpenBatchSize, cancellation) is { Count: > 0 } opened)
        {
            var filed = await unit.RunAsync(inner => new FileReports(db, keys, vault, timeline, clock).RunAsync(opened, inner), cancellation);
            db.ChangeTracker.Clear();
            // Another machine holds these rows; what it leaves is taken at the next beat.
            if (filed == 0) return;
        }
    }
}
