using System.Buffers.Text;
using System.Security.Cryptography;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;

namespace OpenHotline.Notify;

/// <summary>The signed link to a recipient's page: 16 random bytes and half of a keyed digest of them.</summary>
/// <remarks>A stolen database holds the random half only, so no link can be made from it.</remarks>
public sealed class PageLink(Keyring keys, HouseSettings house)
{
    private const int IdBytes = 16;
    private const int DigestBytes = 16;

    public string TokenOf(Notice notice) => Base64Url.EncodeToString([.. notice.LinkId, .. Digest(keys.Lookup("notice.link", notice.LinkId))]);

    public string AddressOf(Notice notice) =>
        house.DoorAddresses.TryGetValue("Hosts", out var door) ? new Uri(door, "n/" + TokenOf(notice)).ToString() : "/n/" + TokenOf(notice);

    /// <summary>The random half of a token that we signed; null for any other text.</summary>
    public byte[]? Read(string token)
    {
        var bytes = new byte[IdBytes + DigestBytes];
        if (token.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length) return null;
        var id = bytes[..IdBytes];
        return keys.Lookups("notice.link", id).Any(form => CryptographicOperations.FixedTimeEquals(Digest(form), bytes.AsSpan(IdBytes))) ? id : null;
    }

    // The first four bytes of a look-up are the key's id.
    private static ReadOnlySpan<byte> Digest(byte[] lookup) => lookup.AsSpan(4, DigestBytes);
}
