using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Cli.Serving;

/// <summary>Reads the keyring, or makes the first one for a new house. It never takes another's for this database's.</summary>
internal static class OpenKeyring
{
    /// <exception cref="FormatException">The file is not a keyring, is another house's, or is missing while the house has records.</exception>
    public static async Task<Keyring> RunAsync(HouseSettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        var marks = await HouseMarks.ReadAsync(settings.Database, cancellation);
        if (File.Exists(settings.KeyringFile))
        {
            var keys = Keyring.Following(settings.KeyringFile);
            return KeyMarks.AreStrangers(keys, marks) ? throw new FormatException(Stranger(settings)) : keys;
        }

        // Without this a lost keyring would be replaced in silence, and everything sealed under it would look destroyed.
        if (IsUsed(settings, marks))
            throw new FormatException($"There is a database but no keyring at {settings.KeyringFile}. Bring the keyring back, or name it with --keys.");
        KeyringFile.Create(clock.GetUtcNow().UtcDateTime).Write(settings.KeyringFile);
        return Keyring.Following(settings.KeyringFile);
    }

    /// <summary>Writes into a migrated database whose keys and of what nature it is, where that is not written yet.</summary>
    /// <exception cref="FormatException">Somebody else started on this database at the same moment, with other keys.</exception>
    public static async Task RememberAsync(HouseSettings settings, Keyring keys, CancellationToken cancellation)
    {
        var marks = await HouseMarks.ReadAsync(settings.Database, cancellation);
        List<KeyValuePair<string, string>> wanting = [.. KeyMarks.Newer(keys, marks)];
        if (!marks.Values.ContainsKey(HouseMarks.Nature)) wanting.Add(KeyValuePair.Create(HouseMarks.Nature, settings.IsSandbox ? HouseMarks.OfSandbox : HouseMarks.OfHotline));
        if (wanting.Count == 0) return;
        await HouseMarks.KeepAsync(settings.Database, wanting, cancellation);
        // Race: of two first starts at once, the second finds what the first wrote.
        if (KeyMarks.AreStrangers(keys, await HouseMarks.ReadAsync(settings.Database, cancellation))) throw new FormatException(Stranger(settings));
    }

    /// <summary>Reads the keyring that is there; a restore must not make one up.</summary>
    public static Keyring Existing(HouseSettings settings) => File.Exists(settings.KeyringFile)
        ? KeyringFile.Read(settings.KeyringFile).Open()
        : throw new FormatException($"There is no keyring at {settings.KeyringFile}. Name the one that the backup was made under with --keys.");

    /// <summary>Whether there is something that a new keyring could not read.</summary>
    public static bool IsUsed(HouseSettings settings, HouseMarks marks) =>
        (settings.Database.FilePath is { } path && File.Exists(path)) || marks.HasRecords || KeyMarks.Any(marks);

    public static string Stranger(HouseSettings settings) => $"The keyring at {settings.KeyringFile} is not the one that this database was written under. Name the right one with --keys.";
}
