using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Secrets.Rotation;

/// <summary>Takes old wrapping and look-up keys out of the keyring, once nothing in the database stands under them.</summary>
/// <remarks>Backups made before the rotation cannot be read without them. Public halves of old signing keys stay for ever, old looks keys as long as the book.</remarks>
public sealed class DropOldKeys(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, MoveToNewestKeysJob moving, Keyring keys, HouseSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Dropped(int Keys) : Outcome;

        /// <summary>What would go; nothing was done.</summary>
        public sealed record WouldDrop(int Keys) : Outcome;

        public sealed record StillUsed(long RecordKeys, long Lookups) : Outcome;

        /// <summary>This machine holds no private halves, or the keyring is being written.</summary>
        public sealed record NotHere : Outcome;
    }

    /// <param name="dryRun">Only says what would go.</param>
    public async Task<Outcome> RunAsync(bool dryRun, CancellationToken cancellation)
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
        string[] gone = [.. file.Wrapping.Except(kept.Wrapping).Select(key => $"wrapping.{key.Id}"), .. file.Lookup.Except(kept.Lookup).Select(key => $"lookup.{key.Id}")];
        var dropped = file.Wrapping.Count - 1 + file.Lookup.Count - 1;
        if (dryRun || dropped == 0) return new Outcome.WouldDrop(dropped);
        kept.Write(settings.KeyringFile);
        keys.Take(kept);
        await unit.RunAsync(async inner =>
        {
            // Without this the house would miss keys that it dropped itself.
            foreach (var name in gone) await db.ExecuteAsync("DELETE FROM house_marks WHERE name = @name", inner, ("name", name));
            timeline.Write(new OldKeysDropped(Guid.CreateVersion7(clock.GetUtcNow()), dropped));
        }, cancellation);
        return new Outcome.Dropped(dropped);
    }
}
