using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using NSec.Cryptography;

namespace OpenHotline.Ground.Secrets;

/// <summary>The keyring as it lies in a file: outside the data folder and outside every backup.</summary>
public sealed record KeyringFile(IReadOnlyList<KeyringFile.Pair> Wrapping, IReadOnlyList<KeyringFile.Single> Lookup, IReadOnlyList<KeyringFile.Pair> Signing)
{
    /// <summary>For the book of looks, which two people open together. Missing in keyrings made before there was one.</summary>
    public IReadOnlyList<Pair> Looks { get; init; } = [];

    /// <summary>A key pair; the private half is null in the copy that the public door's machine holds.</summary>
    public sealed record Pair(int Id, DateTime MadeAt, byte[] Public, byte[]? Private);

    /// <summary>A secret key.</summary>
    public sealed record Single(int Id, DateTime MadeAt, byte[] Secret);

    /// <summary>New keys of every kind.</summary>
    public static KeyringFile Create(DateTime now) => new KeyringFile([], [], []).Rotated(now);

    /// <summary>The same with one more key of every kind, which is then the newest.</summary>
    public KeyringFile Rotated(DateTime now)
    {
        using var wrapping = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var looks = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var signing = Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        return new KeyringFile(
            [.. Wrapping, new Pair(NextId(Wrapping.Select(key => key.Id)), now, wrapping.ExportSubjectPublicKeyInfo(), wrapping.ExportPkcs8PrivateKey())],
            [.. Lookup, new Single(NextId(Lookup.Select(key => key.Id)), now, RandomNumberGenerator.GetBytes(32))],
            [.. Signing, new Pair(NextId(Signing.Select(key => key.Id)), now, signing.PublicKey.Export(KeyBlobFormat.RawPublicKey), signing.Export(KeyBlobFormat.RawPrivateKey))])
        {
            Looks = [.. Looks, new Pair(NextId(Looks.Select(key => key.Id)), now, looks.ExportSubjectPublicKeyInfo(), looks.ExportPkcs8PrivateKey())],
        };
    }

    // Not the count: an old key that was dropped must never share its number with a new one.
    private static int NextId(IEnumerable<int> ids) => ids.DefaultIfEmpty(0).Max() + 1;

    /// <summary>What the public door's machine may hold: it can seal, and can neither open nor look up.</summary>
    public KeyringFile PublicHalf() => new(
        [.. Wrapping.Select(key => key with { Private = null })], [], [.. Signing.Select(key => key with { Private = null })])
    {
        Looks = [.. Looks.Select(key => key with { Private = null })],
    };

    public Keyring Open() => new(this);

    public static KeyringFile Read(string path) => FromJson(File.ReadAllText(path));

    /// <exception cref="FormatException">Not a keyring. The message never repeats what was read.</exception>
    public static KeyringFile FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, KeyringJson.Default.KeyringFile) ?? throw new FormatException("The keyring is empty.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"The keyring cannot be read: broken at line {broken.LineNumber + 1}.", broken);
        }
    }

    /// <summary>Writes beside and renames, readable by this user alone: a crash leaves the old file or the new one.</summary>
    public void Write(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var beside = full + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(beside, options))
        {
            JsonSerializer.Serialize(file, this, KeyringJson.Default.KeyringFile);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, full, overwrite: true);
    }
}

// Metadata: the generated writer makes "" of bytes that are null, and is taken only after some writings.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(KeyringFile))]
internal sealed partial class KeyringJson : JsonSerializerContext;
