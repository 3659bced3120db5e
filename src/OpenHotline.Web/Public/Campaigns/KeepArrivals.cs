using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenHotline.Prevent;

namespace OpenHotline.Web.Public.Campaigns;

/// <summary>Writes the door's counted arrivals every few seconds, and once more when the door closes.</summary>
/// <remarks>In the door and not in the clockwork: the public door may run alone, on a machine without jobs.</remarks>
internal sealed partial class KeepArrivals(ArrivalTally tally, TimeProvider clock, ILogger<KeepArrivals> logger) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, clock);
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "Arrivals could not be written: {ExceptionType}. They are kept and tried again.")]
        public static partial void NotKept(ILogger logger, string exceptionType);
    }
}
