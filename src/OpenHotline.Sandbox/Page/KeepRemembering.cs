using Microsoft.Extensions.Hosting;

namespace OpenHotline.Sandbox.Page;

/// <summary>Writes the world's state down every few seconds, so that a killed sandbox goes on where it was.</summary>
internal sealed class KeepRemembering(SandboxHouse house, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Rhythm, clock);
        while (await rounds.WaitForNextTickAsync(stoppingToken)) house.Ground.Remember();
    }
}
