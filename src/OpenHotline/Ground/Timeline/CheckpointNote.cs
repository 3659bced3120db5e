using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenHotline.Ground.Secrets;

namespace OpenHotline.Ground.Timeline;

/// <summary>The text of a checkpoint: a C2SP signed note with origin, size and root.</summary>
/// <remarks>The line of the signature carries the key's name and, before the signature, the first four bytes of SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key). Decision 0003.</remarks>
public sealed record CheckpointNote(string Origin, long Size, byte[] Root)
{
    /// <summary>What is signed: three lines, each ended by a newline.</summary>
    public string Body => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");

    public string Sign(Keyring keys)
    {
        var signature = keys.Sign(Encoding.UTF8.GetBytes(Body));
        byte[] line = [.. KeyHash(Origin, keys.SigningPublicKey(keys.NewestSigningKey)!), .. signature];
        return $"{Body}\n— {Origin} {Convert.ToBase64String(line)}\n";
    }

    /// <summary>Reads a note and checks its signature; null where it is not a note or not signed by this key.</summary>
    public static CheckpointNote? Verify(string note, byte[] publicKey)
    {
        var parts = note.Split("\n\n— ", 2);
        if (parts.Length != 2) return null;
        var lines = parts[0].Split('\n');
        var signature = parts[1].TrimEnd('\n').Split(' ');
        if (lines.Length != 3 || signature.Length != 2 || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)) return null;
        var (root, line) = (new byte[32], new byte[68]);
        if (!Convert.TryFromBase64String(lines[2], root, out var rootBytes) || rootBytes != 32) return null;
        if (!Convert.TryFromBase64String(signature[1], line, out var lineBytes) || lineBytes != 68) return null;
        var read = new CheckpointNote(lines[0], size, root);
        if (!line.AsSpan(0, 4).SequenceEqual(KeyHash(signature[0], publicKey))) return null;
        var key = NSec.Cryptography.PublicKey.Import(NSec.Cryptography.SignatureAlgorithm.Ed25519, publicKey, NSec.Cryptography.KeyBlobFormat.RawPublicKey);
        return NSec.Cryptography.SignatureAlgorithm.Ed25519.Verify(key, Encoding.UTF8.GetBytes(read.Body), line.AsSpan(4)) ? read : null;
    }

    private static byte[] KeyHash(string name, byte[] publicKey)
    {
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', 1, .. publicKey]);
        return hash[..4];
    }
}
