using Microsoft.Extensions.Logging;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Opens what the doors took in and makes reports, sightings, webpages and episodes of it.</summary>
/// <remarks>
/// Several times a second, and until nothing waits. Each batch is one commit that also deletes the arrivals: a crash
/// leaves the whole batch waiting. Runs on many machines at once; each claims its own rows. Does nothing on a machine that may not read cases.
/// When a batch fails its arrivals are filed one by one, and those that fail alone are set aside.
/// </remarks>
public sealed partial class OpenArrivalsJob(
    HotlineDb db, UnitOfWork unit, Keyring keys, Ground.Timeline.Timeline timeline, IntakeSettings settings, IntakePressure pressure, TimeProvider clock, ILogger<OpenArrivalsJob> logger) : IHouseJob
{
    private const int BatchWhenBusy = 10;

    private readonly ArrivalReader reader = new(db, keys);
    private readonly SetAside setAside = new(db, unit, clock);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!keys.CanRead) return;
        while (true)
        {
            var (isBusy, started) = (pressure.PerSecond >= settings.BusyFromPerSecond, pressure.Now);
            var most = isBusy ? Math.Min(BatchWhenBusy, settings.OpenBatchSize) : settings.OpenBatchSize;
            if (await reader.ReadAsync(most, clock.GetUtcNow().UtcDateTime, cancellation) is not { Count: > 0 } rows) return;
            // Another machine holds these rows; what it leaves is taken at the next beat.
            if (await TakeAsync(rows, cancellation) == 0) return;
            if (isBusy) await pressure.RestAsync(started, cancellation);
        }
    }

    /// <summary>One batch; gives how many do not wait any more.</summary>
    private async Task<int> TakeAsync(List<ArrivalRow> rows, CancellationToken cancellation)
    {
        var done = 0;
        var opened = new List<OpenedArrival>(rows.Count);
        using (var unwrapper = keys.Unwrapper())
        {
            foreach (var row in rows)
            {
                try
                {
                    opened.Add(reader.Open(row, unwrapper));
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    done += await SetAsideAsync(row, failure, cancellation);
                }
            }
        }

        try
        {
            return done + await FileAsync(opened, cancellation);
        }
        catch (Exception failure) when (IsOfTheRows(failure, cancellation))
        {
            foreach (var one in opened) done += await FileAloneAsync(one, cancellation);
            return done;
        }
    }

    private async Task<int> FileAloneAsync(OpenedArrival one, CancellationToken cancellation)
    {
        try
        {
            return await FileAsync([one], cancellation);
        }
        catch (Exception failure) when (IsOfTheRows(failure, cancellation))
        {
            return await SetAsideAsync(one.Row, failure, cancellation);
        }
    }

    private async Task<int> FileAsync(IReadOnlyList<OpenedArrival> opened, CancellationToken cancellation)
    {
        if (opened.Count == 0) return 0;
        try
        {
            return await unit.RunAsync(inner => new FileReports(db, keys, timeline, clock).RunAsync(opened, inner), cancellation);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    // A database that is locked or full is nobody's fault here: the batch waits for the next beat. One that is gone refuses the setting aside too.
    private static bool IsOfTheRows(Exception failure, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested && ArrivalConnection.WhyNot(failure) == NotTakenReason.DatabaseFault;

    private async Task<int> SetAsideAsync(ArrivalRow row, Exception failure, CancellationToken cancellation)
    {
        await setAside.RunAsync(row, cancellation);
        // Privacy: the kind of the failure only; its message may quote what was written.
        Log.WasSetAside(logger, row.Attempts + 1, failure.GetType().Name);
        return 1;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A report that was taken in could not be filed ({FailureKind}) and was set aside; so far {Count} times. It will be tried again")]
        public static partial void WasSetAside(ILogger logger, int count, string failureKind);
    }
}
