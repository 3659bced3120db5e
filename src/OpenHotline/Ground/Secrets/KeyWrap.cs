using System.Security.Cryptography;

namespace OpenHotline.Ground.Secrets;

/// <summary>Wraps 256-bit record keys to a P-256 public key: whoever holds only that half can write and never read again.</summary>
/// <remarks>
/// ECDH with a fresh ephemeral key, HKDF-SHA-256 (RFC 5869) to a wrapping key, AES-256-GCM (NIST SP 800-38D).
/// Bytes: ephemeral public key as SubjectPublicKeyInfo (91), nonce (12), encrypted key (32), tag (16).
/// One wrapper may wrap the keys of one batch: the ephemeral half costs a third of a millisecond.
/// </remarks>
public sealed class KeyWrap : IDisposable
{
    private const int PublicKeyBytes = 91;
    private const int NonceBytes = 12;
    private const int KeyBytes = 32;
    private const int TagBytes = 16;

    /// <summary>How many bytes a wrapped key takes.</summary>
    public const int WrappedBytes = PublicKeyBytes + NonceBytes + KeyBytes + TagBytes;

    private readonly byte[] ephemeral;
    private readonly AesGcm wrapping;

    /// <param name="keyId">The number of the recipient's key in the keyring, kept beside what is wrapped.</param>
    public KeyWrap(ECDiffieHellmanPublicKey recipient, int keyId = 0)
    {
        KeyId = keyId;
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        ephemeral = once.ExportSubjectPublicKeyInfo();
        wrapping = Cipher(once.DeriveRawSecretAgreement(recipient), ephemeral);
    }

    public int KeyId { get; }

    /// <summary>Wraps one key for the record with this id; it opens under no other id.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> key, Guid recordId)
    {
        var wrapped = new byte[WrappedBytes];
        ephemeral.CopyTo(wrapped, 0);
        var nonce = wrapped.AsSpan(PublicKeyBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        var sealedKey = wrapped.AsSpan(PublicKeyBytes + NonceBytes, KeyBytes);
        wrapping.Encrypt(nonce, key, sealedKey, wrapped.AsSpan(WrappedBytes - TagBytes), recordId.ToByteArray(true));
        return wrapped;
    }

    /// <summary>Opens a wrapped key with the private half.</summary>
    /// <exception cref="CryptographicException">Not wrapped to this key, not for this record, or changed.</exception>
    public static byte[] Unwrap(ECDiffieHellman recipient, ReadOnlySpan<byte> wrapped, Guid recordId)
    {
        using var cipher = Agree(recipient, wrapped);
        return Open(cipher, wrapped, recordId);
    }

    /// <summary>The ephemeral half that was used; equal for all keys of one wrapper.</summary>
    internal static ReadOnlySpan<byte> Ephemeral(ReadOnlySpan<byte> wrapped) =>
        wrapped.Length == WrappedBytes ? wrapped[..PublicKeyBytes] : throw new CryptographicException("A wrapped key has the wrong length.");

    /// <summary>The costly half of opening, the same for all keys of one wrapper.</summary>
    internal static AesGcm Agree(ECDiffieHellman recipient, ReadOnlySpan<byte> wrapped)
    {
        var ephemeral = Ephemeral(wrapped);
        using var sender = ECDiffieHellman.Create();
        sender.ImportSubjectPublicKeyInfo(ephemeral, out _);
        return Cipher(recipient.DeriveRawSecretAgreement(sender.PublicKey), ephemeral);
    }

    /// <summary>The cheap half of opening.</summary>
    internal static byte[] Open(AesGcm agreed, ReadOnlySpan<byte> wrapped, Guid recordId)
    {
        var key = new byte[KeyBytes];
        agreed.Decrypt(wrapped.Slice(PublicKeyBytes, NonceBytes), wrapped.Slice(PublicKeyBytes + NonceBytes, KeyBytes), wrapped[^TagBytes..], key, recordId.ToByteArray(true));
        return key;
    }

    public void Dispose() => wrapping.Dispose();

    private static AesGcm Cipher(byte[] secret, ReadOnlySpan<byte> salt)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt, "openhotline record key v1"u8);
        CryptographicOperations.ZeroMemory(secret);
        var cipher = new AesGcm(key, TagBytes);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }
}
