using System.Security.Cryptography;
using NSec.Cryptography;

namespace OpenHotline.Ground.Secrets;

/// <summary>The house's keys: public halves always, private ones only where this machine may read cases.</summary>
/// <remarks>Three kinds: wrapping (ECDH P-256) for record keys, look-up (HMAC-SHA-256) for finding what is encrypted, signing (Ed25519) for the timeline and lists. The newest of each is used; older ones are kept until rotation is through.</remarks>
public sealed class Keyring
{
    private readonly SortedDictionary<int, (ECDiffieHellmanPublicKey Public, ECDiffieHellman? Private)> wrapping = [];
    private readonly SortedDictionary<int, byte[]> lookup = [];
    private readonly SortedDictionary<int, (byte[] Public, Key? Private)> signing = [];

    internal Keyring(KeyringFile file)
    {
        foreach (var key in file.Wrapping)
        {
            var half = ECDiffieHellman.Create();
            if (key.Private is null) half.ImportSubjectPublicKeyInfo(key.Public, out _);
            else half.ImportPkcs8PrivateKey(key.Private, out _);
            wrapping.Add(key.Id, (half.PublicKey, key.Private is null ? null : half));
        }

        foreach (var key in file.Lookup) lookup.Add(key.Id, key.Secret);
        foreach (var key in file.Signing)
        {
            var half = key.Private is null ? null : Key.Import(SignatureAlgorithm.Ed25519, key.Private, KeyBlobFormat.RawPrivateKey);
            signing.Add(key.Id, (key.Public, half));
        }
    }

    /// <summary>Whether this machine can open what the house has sealed. The public door alone cannot.</summary>
    public bool CanRead => wrapping.Count > 0 && wrapping.Values.All(key => key.Private is not null);

    public int NewestWrappingKey => wrapping.Keys.Last();

    public int NewestLookupKey => lookup.Keys.Last();

    public int NewestSigningKey => signing.Keys.Last();

    /// <summary>A wrapper to the newest public key, for one record or one batch.</summary>
    public KeyWrap Wrapper() => new(wrapping[NewestWrappingKey].Public);

    /// <exception cref="KeyNotHereException">This machine holds only the public half.</exception>
    public byte[] Unwrap(int wrappingKey, ReadOnlySpan<byte> wrapped, Guid recordId) =>
        wrapping.TryGetValue(wrappingKey, out var key) && key.Private is { } half
            ? KeyWrap.Unwrap(half, wrapped, recordId) : throw new KeyNotHereException();

    /// <summary>The look-up form of a value: key id (4 bytes, big-endian) and HMAC-SHA-256 (32). Equal values give equal bytes under one key.</summary>
    /// <param name="purpose">What is looked up, so that the same text in two columns differs.</param>
    public byte[] Lookup(string purpose, ReadOnlySpan<byte> value) => Lookup(NewestLookupKey, purpose, value);

    /// <summary>The look-up forms under every key still in use, newest first: during a rotation a row may stand under any of them.</summary>
    public IReadOnlyList<byte[]> Lookups(string purpose, byte[] value) => [.. lookup.Keys.Reverse().Select(id => Lookup(id, purpose, value))];

    public byte[] Lookup(int keyId, string purpose, ReadOnlySpan<byte> value)
    {
        if (!lookup.TryGetValue(keyId, out var key)) throw new KeyNotHereException();
        var form = new byte[36];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(form, keyId);
        using var mac = System.Security.Cryptography.IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(System.Text.Encoding.UTF8.GetBytes(purpose));
        mac.AppendData([0]);
        mac.AppendData(value);
        mac.GetHashAndReset(form.AsSpan(4));
        return form;
    }

    /// <summary>Signs with the newest Ed25519 key.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) =>
        signing[NewestSigningKey].Private is { } key ? SignatureAlgorithm.Ed25519.Sign(key, message) : throw new KeyNotHereException();

    /// <summary>The raw 32-byte public half of a signing key; null for an unknown id.</summary>
    public byte[]? SigningPublicKey(int id) => signing.TryGetValue(id, out var key) ? key.Public : null;

    public bool Verify(int signingKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        SigningPublicKey(signingKey) is { } raw && SignatureAlgorithm.Ed25519.Verify(
            NSec.Cryptography.PublicKey.Import(SignatureAlgorithm.Ed25519, raw, KeyBlobFormat.RawPublicKey), message, signature);
}

/// <summary>This machine does not hold the private half that the act needs.</summary>
public sealed class KeyNotHereException() : InvalidOperationException("This machine does not hold the key for this. It may write cases but not read them.");
