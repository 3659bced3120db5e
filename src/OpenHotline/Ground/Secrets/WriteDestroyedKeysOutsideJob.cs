using OpenHotline.Ground.Jobs;

namespace OpenHotline.Ground.Secrets;

/// <summary>Keeps the list of destroyed keys outside the database up to date.</summary>
/// <remarks>Every ten seconds; safe to repeat. What a crash leaves behind is written at the next beat.</remarks>
public sealed class WriteDestroyedKeysOutsideJob(WriteDestroyedKeysOutside write) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await write.RunAsync(cancellation) > 0) cancellation.ThrowIfCancellationRequested();
    }
}
