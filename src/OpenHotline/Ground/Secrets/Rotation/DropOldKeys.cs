using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Secrets.Rotation;

/// <summary>Takes old wrapping and look-up keys out of the keyring, once nothing in the database stands under them.</summary>
/// <remarks>Backups made before the rotation cannot be read without them. Public halves of old signing keys stay for ever, old looks keys as long as the book.</remarks>
public sealed class DropOldKeys(UnitOfWork unit, Timeline.Timeline timeline, MoveToNewestKeysJob moving, Keyring keys, HouseSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Dropped(int Keys) : Outcome;

        public sealed record StillUsed(long RecordKeys, long Lookups) : Outcome;

        /// <summary>This machine holds no private halves, or the keyring is being written.</summary>
        public sealed record NotHere : Outcome;
    }

    public async Task<Outcome> RunAsync(CancellationToken cancellation)
    {
        if (!keys.CanRead) return new Outcome.NotHere();
        await using var held = RotateKeys.TryHold(settings.KeyringFile + ".lock");
        if (held is null) return new Outcome.NotHere();
        var (records, lookups) = await moving.LeftAsync(cancellation);
        if (records + lookups > 0) return new Outcome.StillUsed(records, lookups);
        var file = KeyringFile.Read(settings.KeyringFile);
        var kept = file with
        {
            Wrapping = [file.Wrapping.MaxBy(key => key.Id)!],
            Lookup = [file.Lookup.MaxBy(key => key.Id)!],
            Signing = [.. file.Signing.Select((key, i) => i == file.Signing.Count - 1 ? key : key with { Private = null })],
        };
        var dropped = file.Wrapping.Count - 1 + file.Lookup.Count - 1;
        kept.Write(settings.KeyringFile);
        keys.Take(kept);
        await unit.RunAsync(_ =>
        {
            timeline.Write(new OldKeysDropped(Guid.CreateVersion7(clock.GetUtcNow()), dropped));
            return Task.CompletedTask;
        }, cancellation);
        return new Outcome.Dropped(dropped);
    }
}
