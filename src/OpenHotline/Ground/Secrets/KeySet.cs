using System.Security.Cryptography;
using NSec.Cryptography;

namespace OpenHotline.Ground.Secrets;

/// <summary>The keys of one reading of the keyring, opened. Never changed: a newer reading is a new set.</summary>
internal sealed class KeySet
{
    public KeySet(KeyringFile file)
    {
        foreach (var key in file.Wrapping) Wrapping.Add(key.Id, Half(key));
        foreach (var key in file.Looks) Looks.Add(key.Id, Half(key));
        foreach (var key in file.Lookup) Lookup.Add(key.Id, key.Secret);
        LookupMadeAt = file.Lookup.Count == 0 ? default : file.Lookup.MaxBy(key => key.Id)!.MadeAt;
        foreach (var key in file.Signing)
            Signing.Add(key.Id, (key.Public, key.Private is null ? null : Key.Import(SignatureAlgorithm.Ed25519, key.Private, KeyBlobFormat.RawPrivateKey)));
    }

    public SortedDictionary<int, (ECDiffieHellmanPublicKey Public, ECDiffieHellman? Private)> Wrapping { get; } = [];

    public SortedDictionary<int, (ECDiffieHellmanPublicKey Public, ECDiffieHellman? Private)> Looks { get; } = [];

    public DateTime LookupMadeAt { get; }

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
