using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace OpenHotline.Ground.Secrets;

/// <summary>The house's keys: public halves always, private ones only where this machine may read cases.</summary>
/// <remarks>
/// Four kinds: wrapping (ECDH P-256) for record keys, look-up (HMAC-SHA-256) for finding what is encrypted, signing (Ed25519) for the
/// timeline and lists, looks (ECDH P-256) for the book of looks. The newest of each is used; older ones are kept until rotation is through.
/// A running house follows its keyring's file, so that rotation needs no restart.
/// </remarks>
public sealed class Keyring
{
    private const int LookEvery = 5_000;
    private readonly Lock turning = new();
    private volatile KeySet keys;
    private string? followed;
    private DateTime readOf;
    private long lookAgainAt;

    internal Keyring(KeyringFile file) => keys = new KeySet(file);

    /// <summary>Reads a keyring's file and follows it: what is added there is used within seconds.</summary>
    public static Keyring Following(string path)
    {
        var changedAt = File.GetLastWriteTimeUtc(path);
        return new Keyring(KeyringFile.Read(path)) { followed = path, readOf = changedAt, lookAgainAt = Environment.TickCount64 + LookEvery };
    }

    /// <summary>Whether this machine can open what the house has sealed. The public door alone cannot.</summary>
    public bool CanRead => Now.Wrapping.Count > 0 && Now.Wrapping.Values.All(key => key.Private is not null);

    /// <summary>What tells each key from any other without showing it, by kind and number, e.g. <c>wrapping.1</c>.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints => Now.Fingerprints;

    public int NewestWrappingKey => Now.Wrapping.Keys.Last();

    public int NewestLookupKey => Now.Lookup.Count > 0 ? Now.Lookup.Keys.Last() : throw new KeyNotHereException();

    /// <summary>When the newest look-up key was made.</summary>
    public DateTime NewestLookupMadeAt => Now.LookupMadeAt;

    public int NewestSigningKey => Now.Signing.Keys.Last();

    /// <summary>Takes the keys of a newer file at once, in every part of this process.</summary>
    public void Take(KeyringFile file) => keys = new KeySet(file);

    /// <summary>A wrapper to the newest public key, for one record or one batch. It knows the key's number.</summary>
    public KeyWrap Wrapper()
    {
        // Race: another thread may take a newer keyring in between; number and key come from one set.
        var newest = Now.Wrapping.Last();
        return new KeyWrap(newest.Value.Public, newest.Key);
    }

    /// <exception cref="KeyNotHereException">This machine holds only the public half.</exception>
    public byte[] Unwrap(int wrappingKey, ReadOnlySpan<byte> wrapped, Guid recordId) => KeyWrap.Unwrap(PrivateWrapping(wrappingKey), wrapped, recordId);

    /// <summary>Opens the keys of one batch; dispose of it with the batch.</summary>
    public KeyUnwrap Unwrapper() => new(this);

    /// <summary>The look-up form of a value: key id (4 bytes, big-endian) and HMAC-SHA-256 (32). Equal values give equal bytes under one key.</summary>
    /// <param name="purpose">What is looked up, so that the same text in two columns differs.</param>
    public byte[] Lookup(string purpose, ReadOnlySpan<byte> value) => Lookup(NewestLookupKey, purpose, value);

    /// <summary>The look-up forms under every key still in use, newest first: during a rotation a row may stand under any of them.</summary>
    public IReadOnlyList<byte[]> Lookups(string purpose, byte[] value) => [.. Now.Lookup.Keys.Reverse().Select(id => Lookup(id, purpose, value))];

    public byte[] Lookup(int keyId, string purpose, ReadOnlySpan<byte> value)
    {
        var key = Find(set => set.Lookup.GetValueOrDefault(keyId)) ?? throw new KeyNotHereException();
        var form = new byte[36];
        BinaryPrimitives.WriteInt32BigEndian(form, keyId);
        using var mac = System.Security.Cryptography.IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(Encoding.UTF8.GetBytes(purpose));
        mac.AppendData([0]);
        mac.AppendData(value);
        mac.GetHashAndReset(form.AsSpan(4));
        return form;
    }

    /// <summary>Signs with the newest Ed25519 key.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) =>
        Now.Signing.Values.Last().Private is { } key ? SignatureAlgorithm.Ed25519.Sign(key, message) : throw new KeyNotHereException();

    /// <summary>The raw 32-byte public half of a signing key; null for an unknown id.</summary>
    public byte[]? SigningPublicKey(int id) => Find(set => set.Signing.TryGetValue(id, out var key) ? key.Public : null);

    public bool Verify(int signingKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        SigningPublicKey(signingKey) is { } raw && SignatureAlgorithm.Ed25519.Verify(
            NSec.Cryptography.PublicKey.Import(SignatureAlgorithm.Ed25519, raw, KeyBlobFormat.RawPublicKey), message, signature);

    /// <summary>Seals an entry of the book of looks to the newest looks key; any machine can write one.</summary>
    internal (int Key, byte[] Sealed) SealLook(Guid lookId, ReadOnlySpan<byte> entry)
    {
        var (id, key) = Now.Looks.LastOrDefault() is { Key: > 0 } newest ? newest : throw new KeyNotHereException();
        var once = RandomNumberGenerator.GetBytes(32);
        using var wrapper = new KeyWrap(key.Public);
        return (id, [.. wrapper.Wrap(once, lookId), .. new RecordSecret(lookId, once).Seal("look", entry)]);
    }

    /// <summary>Opens an entry of the book of looks. Only <c>OpenLooks</c> calls it, after two people agreed.</summary>
    internal byte[] OpenLook(int looksKey, Guid lookId, ReadOnlySpan<byte> entry)
    {
        var half = Find(set => set.Looks.TryGetValue(looksKey, out var key) ? key.Private : null) ?? throw new KeyNotHereException();
        return new RecordSecret(lookId, KeyWrap.Unwrap(half, entry[..KeyWrap.WrappedBytes], lookId)).Open("look", entry[KeyWrap.WrappedBytes..]);
    }

    internal ECDiffieHellman PrivateWrapping(int wrappingKey) =>
        Find(set => set.Wrapping.TryGetValue(wrappingKey, out var key) ? key.Private : null) ?? throw new KeyNotHereException();

    private KeySet Now
    {
        get
        {
            if (followed is not null && Environment.TickCount64 >= Volatile.Read(ref lookAgainAt)) LookAtFile();
            return keys;
        }
    }

    // A key that is not in hand may be a new one that another machine used first: the file is looked at once more before giving up.
    private T? Find<T>(Func<KeySet, T?> find) where T : class
    {
        if (find(Now) is { } found) return found;
        if (followed is null) return null;
        LookAtFile();
        return find(keys);
    }

    private void LookAtFile()
    {
        lock (turning)
        {
            Volatile.Write(ref lookAgainAt, Environment.TickCount64 + LookEvery);
            var changedAt = File.GetLastWriteTimeUtc(followed!);
            if (changedAt == readOf || !File.Exists(followed)) return;
            keys = new KeySet(KeyringFile.Read(followed!));
            readOf = changedAt;
        }
    }
}

/// <summary>This machine does not hold the private half that the act needs.</summary>
public sealed class KeyNotHereException() : InvalidOperationException("This machine does not hold the key for this. It may write cases but not read them.");
