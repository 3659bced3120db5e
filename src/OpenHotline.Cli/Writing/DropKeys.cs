using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Verbs;
using OpenHotline.Ground.Secrets.Rotation;

namespace OpenHotline.Cli.Writing;

/// <summary><c>keys drop-old</c>: takes old keys out of the keyring once nothing stands under them. Without <c>--yes</c> it only says what would go.</summary>
internal sealed class DropKeys : IWriter
{
    public string Name => "keys drop-old";

    public async Task<int> RunAsync(IServiceProvider house, IReadOnlyDictionary<string, string> arguments, IOutput output, CancellationToken cancellation)
    {
        switch (await house.GetRequiredService<DropOldKeys>().RunAsync(dryRun: arguments["yes"] != "yes", cancellation))
        {
            case DropOldKeys.Outcome.Dropped dropped:
                await output.SayAsync($"{dropped.Keys} old keys are out of the keyring. Copy it to every machine now. Backups of before the rotation need the old one.");
                return ExitCode.Done;
            case DropOldKeys.Outcome.WouldDrop { Keys: 0 }:
                await output.SayAsync("There is no old key: nothing would go.");
                return ExitCode.Done;
            case DropOldKeys.Outcome.WouldDrop would:
                await output.SayAsync($"{would.Keys} old keys would go. Every machine must have the newest keyring first, or what it still seals under an old key is lost. Then run the same command with --yes.");
                return ExitCode.Done;
            case DropOldKeys.Outcome.StillUsed used:
                await output.ComplainAsync(string.Create(CultureInfo.InvariantCulture, $"Nothing was dropped: {used.RecordKeys:N0} record keys and {used.Lookups:N0} look-ups still stand under old keys. They move in the background while the house is served."));
                return ExitCode.FoundFaults;
            default:
                await output.ComplainAsync("Nothing was dropped: this machine holds no private keys, or a rotation is being written.");
                return ExitCode.Failed;
        }
    }
}
