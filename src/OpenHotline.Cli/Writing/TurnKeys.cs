using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Verbs;
using OpenHotline.Ground.Secrets.Rotation;

namespace OpenHotline.Cli.Writing;

/// <summary><c>keys rotate</c>: adds a new key of every kind; what stands under the old ones moves in the background.</summary>
internal sealed class TurnKeys : IWriter
{
    public string Name => "keys rotate";

    public async Task<int> RunAsync(IServiceProvider house, IReadOnlyDictionary<string, string> arguments, IOutput output, CancellationToken cancellation)
    {
        if (await house.GetRequiredService<RotateKeys>().RunAsync(cancellation) is not { } newest)
        {
            await output.ComplainAsync("No new key was made: this machine holds no private keys, or another rotation is being written.");
            return ExitCode.Failed;
        }

        await output.SayAsync($"Key {newest} is the newest now. Records move to it in the background while the house is served; the operations door says how many are left.");
        return ExitCode.Done;
    }
}
