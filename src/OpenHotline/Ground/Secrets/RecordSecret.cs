using System.Security.Cryptography;
using System.Text;

namespace OpenHotline.Ground.Secrets;

/// <summary>The opened key of one record: seals and opens its secret fields (AES-256-GCM).</summary>
/// <remarks>A sealed field is bound to its record and its name: moved to another row or column it does not open. Bytes: 1 (version), nonce (12), text, tag (16).</remarks>
public sealed class RecordSecret(Guid recordId, byte[] key)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public Guid RecordId => recordId;

    /// <summary>Seals a text under the field's name, e.g. <c>webpage.address</c>.</summary>
    public byte[] Seal(string field, string text) => Seal(field, Encoding.UTF8.GetBytes(text));

    public byte[] Seal(string field, ReadOnlySpan<byte> plain)
    {
        var sealedField = new byte[1 + NonceBytes + plain.Length + TagBytes];
        sealedField[0] = Version;
        var nonce = sealedField.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedField.AsSpan(1 + NonceBytes, plain.Length), sealedField.AsSpan(sealedField.Length - TagBytes), Binding(field));
        return sealedField;
    }

    /// <exception cref="CryptographicException">Changed, or sealed for another record or field.</exception>
    public byte[] Open(string field, ReadOnlySpan<byte> sealedField)
    {
        if (sealedField.Length < 1 + NonceBytes + TagBytes || sealedField[0] != Version)
            throw new CryptographicException("A sealed field has the wrong form.");
        var plain = new byte[sealedField.Length - 1 - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(sealedField.Slice(1, NonceBytes), sealedField.Slice(1 + NonceBytes, plain.Length), sealedField[^TagBytes..], plain, Binding(field));
        return plain;
    }

    public string OpenText(string field, ReadOnlySpan<byte> sealedField) => Encoding.UTF8.GetString(Open(field, sealedField));

    private byte[] Binding(string field) => [.. recordId.ToByteArray(true), .. Encoding.UTF8.GetBytes(field)];
}
