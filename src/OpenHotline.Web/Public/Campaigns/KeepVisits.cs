using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenHotline.Prevent.Visits;

namespace OpenHotline.Web.Public.Campaigns;

/// <summary>Writes what the door has counted twice a second, and once more when the door closes: a kill loses less than a second of counts.</summary>
/// <remarks>In the door and not in the clockwork: the public door may run alone, on a machine without jobs. It beats in real time, whatever clock the house has: what a kill may lose is real too.</remarks>
internal sealed partial class KeepVisits(VisitTally tally, ILogger<KeepVisits> logger) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await KeepAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await KeepAsync(CancellationToken.None);
        }
    }

    private async Task KeepAsync(CancellationToken cancellation)
    {
        try
        {
            await tally.KeepAsync(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The sums were put back; the next round writes them.
            Log.NotKept(logger, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Counts of visits could not be written: {ExceptionType}. They are kept and tried again.")]
        public static partial void NotKept(ILogger logger, string exceptionType);
    }
}
