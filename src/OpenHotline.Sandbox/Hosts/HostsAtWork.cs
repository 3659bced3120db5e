using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenHotline.Sandbox.Hosts;

/// <summary>Lets every hosting company live, each in rounds of its own, so that a slow one holds up nobody.</summary>
public sealed partial class HostsAtWork(HostDesk desk, TimeProvider clock, ILogger<HostsAtWork> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <summary>Every company of the small internet.</summary>
    public static IReadOnlyList<HostCharacter> Everybody { get; } =
        [new PromptHost(), new ByHandHost(), new SlowHost(), new SilentHost(), new BouncingHost(), new MovingHost(), new SoftFour04Host(), new CloakingHost(), new ReUploader(), new CdnFront()];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Everybody.Select(host => LiveAsync(host, stoppingToken)));

    private async Task LiveAsync(HostCharacter host, CancellationToken stopping)
    {
        using var rounds = new PeriodicTimer(Round, clock);
        while (await rounds.WaitForNextTickAsync(stopping))
        {
            try
            {
                await host.LiveAsync(desk, stopping);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !stopping.IsCancellationRequested))
            {
                // The house may just be starting or stopping; the letter is still there at the next round.
                Log.NotNow(logger, host.Network.Handle);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Host {Handle} could not reach the hotline now")]
        public static partial void NotNow(ILogger logger, string handle);
    }
}
