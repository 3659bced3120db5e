using System.Security.Cryptography;

namespace OpenHotline.Ground.Secrets;

/// <summary>Opens the wrapped keys of one batch. Keys that one <see cref="KeyWrap"/> wrapped share the cost of one agreement.</summary>
/// <remarks>What was agreed lives as long as the batch, and is wiped with it. For one thread.</remarks>
public sealed class KeyUnwrap(Keyring keys) : IDisposable
{
    private const int MostAgreements = 512;
    private readonly Dictionary<(int Key, string Ephemeral), AesGcm> agreed = [];

    /// <exception cref="KeyNotHereException">This machine holds only the public half.</exception>
    /// <exception cref="CryptographicException">Not wrapped to this key, not for this record, or changed.</exception>
    public byte[] Unwrap(int wrappingKey, ReadOnlySpan<byte> wrapped, Guid recordId)
    {
        var place = (wrappingKey, Convert.ToBase64String(KeyWrap.Ephemeral(wrapped)));
        if (!agreed.TryGetValue(place, out var cipher))
        {
            if (agreed.Count == MostAgreements) Dispose();
            cipher = KeyWrap.Agree(keys.PrivateWrapping(wrappingKey), wrapped);
            agreed.Add(place, cipher);
        }

        return KeyWrap.Open(cipher, wrapped, recordId);
    }

    public void Dispose()
    {
        // The platform wipes a cipher's key when it frees it.
        foreach (var cipher in agreed.Values) cipher.Dispose();
        agreed.Clear();
    }
}
