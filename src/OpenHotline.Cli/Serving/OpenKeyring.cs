using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;

namespace OpenHotline.Cli.Serving;

/// <summary>Reads the keyring, or makes the first one for a new house.</summary>
internal static class OpenKeyring
{
    /// <exception cref="FormatException">The file is not a keyring, or is missing while the house has records.</exception>
    public static Keyring Run(HouseSettings settings, TimeProvider clock)
    {
        if (File.Exists(settings.KeyringFile)) return Keyring.Following(settings.KeyringFile);
        // Without this a lost keyring would be replaced in silence, and everything sealed under it would look destroyed.
        if (settings.Database.FilePath is { } path && File.Exists(path))
            throw new FormatException($"There is a database but no keyring at {settings.KeyringFile}. Bring the keyring back, or name it with --keys.");
        var file = KeyringFile.Create(clock.GetUtcNow().UtcDateTime);
        file.Write(settings.KeyringFile);
        return Keyring.Following(settings.KeyringFile);
    }

    /// <summary>Reads the keyring that is there; a restore must not make one up.</summary>
    public static Keyring Existing(HouseSettings settings) => File.Exists(settings.KeyringFile)
        ? KeyringFile.Read(settings.KeyringFile).Open()
        : throw new FormatException($"There is no keyring at {settings.KeyringFile}. Name the one that the backup was made under with --keys.");
}
