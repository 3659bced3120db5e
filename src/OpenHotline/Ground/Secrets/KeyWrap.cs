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
        wrapping = new AesGcm(WrappingKey(once.DeriveRawSecretAgreement(recipient), ephemeral), TagBytes);
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
        if (wrapped.Length != WrappedBytes) throw new CryptographicException("A wrapped key has the wrong length.");
        using var sender = ECDiffieHellman.Create();
        sender.ImportSubjectPublicKeyInfo(wrapped[..PublicKeyBytes], out _);
        using var cipher = new AesGcm(WrappingKey(recipient.DeriveRawSecretAgreement(sender.PublicKey), wrapped[..PublicKeyBytes]), TagBytes);
        var key = new byte[KeyBytes];
        cipher.Decrypt(wrapped.Slice(PublicKeyBytes, NonceBytes), wrapped.Slice(PublicKeyBytes + NonceBytes, KeyBytes), wrapped[^TagBytes..], key, recordId.ToByteArray(true));
        return key;
    }

    public void Dispose() => wrapping.Dispose();

    private static byte[] WrappingKey(byte[] secret, ReadOnlySpan<byte> salt)
    {
        var key = new byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt, "openhotline record key v1"u8);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }
}
