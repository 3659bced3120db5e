using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Secrets.Rotation;

/// <summary>Adds a new key of every kind to the keyring. From then on it is the newest, and a job moves what stands under the old ones.</summary>
/// <remarks>
/// Runs beside use: every door of this process takes the new keys at once, other processes within seconds, and all read old and new.
/// On several machines copy the keyring's file to each before the wait of <see cref="MoveToNewestKeysJob"/> is over. Decision 0083.
/// </remarks>
public sealed class RotateKeys(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Keyring keys, HouseSettings settings, TimeProvider clock)
{
    /// <summary>The number of the new wrapping key; null where this machine holds no private halves, or another rotation is being written.</summary>
    public async Task<int?> RunAsync(CancellationToken cancellation)
    {
        if (!keys.CanRead) return null;
        // Race: two rotations at once would write the same number twice.
        await using var held = TryHold(settings.KeyringFile + ".lock");
        if (held is null) return null;
        var rotated = KeyringFile.Read(settings.KeyringFile).Rotated(clock.GetUtcNow().UtcDateTime);
        rotated.Write(settings.KeyringFile);
        keys.Take(rotated);
        var newest = rotated.Wrapping.Max(key => key.Id);
        var marks = KeyMarks.Newer(keys, await HouseMarks.ReadAsync(settings.Database, cancellation)).ToList();
        await unit.RunAsync(async inner =>
        {
            foreach (var (name, value) in marks)
                await db.ExecuteAsync("INSERT INTO house_marks (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", inner, ("name", name), ("value", value));
            timeline.Write(new KeysRotated(Guid.CreateVersion7(clock.GetUtcNow()), newest, rotated.Lookup.Max(key => key.Id), rotated.Signing.Max(key => key.Id)));
        }, cancellation);
        return newest;
    }

    internal static FileStream? TryHold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
