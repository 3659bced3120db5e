using System.Security.Cryptography;
using NSec.Cryptography;

namespace OpenHotline.Ground.Secrets;

/// <summary>The keys of one reading of the keyring, opened. Never changed: a newer reading is a new set.</summary>
internal sealed class KeySet
{
    private const int FingerprintBytes = 16;

    public KeySet(KeyringFile file)
    {
        foreach (var key in file.Wrapping) Wrapping.Add(key.Id, Half(key));
        foreach (var key in file.Looks) Looks.Add(key.Id, Half(key));
        foreach (var key in file.Lookup) Lookup.Add(key.Id, key.Secret);
        LookupMadeAt = file.Lookup.Count == 0 ? default : file.Lookup.MaxBy(key => key.Id)!.MadeAt;
        foreach (var (kind, pairs) in new[] { ("wrapping", file.Wrapping), ("signing", file.Signing), ("looks", file.Looks) })
        {
            foreach (var key in pairs) Fingerprints.Add($"{kind}.{key.Id}", Convert.ToHexStringLower(SHA256.HashData(key.Public).AsSpan(0, FingerprintBytes)));
        }

        foreach (var key in file.Lookup) Fingerprints.Add($"lookup.{key.Id}", Convert.ToHexStringLower(HMACSHA256.HashData(key.Secret, "openhotline fingerprint"u8).AsSpan(0, FingerprintBytes)));
        foreach (var key in file.Signing)
            Signing.Add(key.Id, (key.Public, key.Private is null ? null : Key.Import(SignatureAlgorithm.Ed25519, key.Private, KeyBlobFormat.RawPrivateKey)));
    }

    public SortedDictionary<int, (ECDiffieHellmanPublicKey Public, ECDiffieHellman? Private)> Wrapping { get; } = [];

    public SortedDictionary<int, (ECDiffieHellmanPublicKey Public, ECDiffieHellman? Private)> Looks { get; } = [];

    public DateTime LookupMadeAt { get; }

    public Dictionary<string, string> Fingerprints { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<int, byte[]> Lookup { get; } = [];

    public SortedDictionary<int, (byte[] Public, Key? Private)> Signing { get; } = [];

    private static (ECDiffieHellmanPublicKey Public, ECDiffieHellman? Private) Half(KeyringFile.Pair key)
    {
        var half = ECDiffieHellman.Create();
        if (key.Private is null) half.ImportSubjectPublicKeyInfo(key.Public, out _);
        else half.ImportPkcs8PrivateKey(key.Private, out _);
        return (half.PublicKey, key.Private is null ? null : half);
    }
}
