using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenHotline.Recognise.Near;

/// <summary>Reads the index in when the door starts, follows the banks beside use, and writes its file.</summary>
/// <remarks>
/// In every process whose door looks hashes up, each second. The door answers meanwhile; a look-up that comes before everything was read says so.
/// A failure is tried again at the next beat, and after a crash the next start goes on.
/// </remarks>
public sealed partial class KeepBankIndex(IServiceScopeFactory scopes, BankIndex index, ILogger<KeepBankIndex> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        // Real time, whatever clock the house runs on: a test that moves its clock by a year would wait for a beat of every second of it.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            do await BeatAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The door is closing.
        }
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<FollowBanks>().RunAsync(mostRows: null, cancellation)) scope.ServiceProvider.GetRequiredService<BankIndexFile>().SaveIfDue();
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The door is closing under it; the next start goes on.
        }
        catch (Exception failure)
        {
            // Privacy: only the kind of the failure; its message may quote what was read.
            if (!index.HasFailed) Log.Failed(logger, failure.GetType().Name);
            index.HasFailed = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The index of PDQ hashes cannot follow the banks ({FailureKind}); it is tried again every second")]
        public static partial void Failed(ILogger logger, string failureKind);
    }
}
