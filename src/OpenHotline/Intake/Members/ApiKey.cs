using System.Security.Cryptography;
using System.Text;

namespace OpenHotline.Intake.Members;

/// <summary>A member's key as the member holds it: <c>oh_&lt;name&gt;_&lt;secret&gt;</c>, 50 and 200 random bits. It is shown once and never stored.</summary>
public sealed class ApiKey
{
    private const string Signs = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int NameChars = 10;
    private const int SecretChars = 40;

    private ApiKey(string publicId, string secret) => (PublicId, Secret) = (publicId, Encoding.ASCII.GetBytes(secret));

    /// <summary>The part that may be shown and looked up.</summary>
    public string PublicId { get; }

    /// <summary>SHA-256 of the secret part.</summary>
    public byte[] SecretHash => SHA256.HashData(Secret);

    private byte[] Secret { get; }

    /// <summary>The whole key, to be shown once.</summary>
    public string Reveal() => $"oh_{PublicId}_{Encoding.ASCII.GetString(Secret)}";

    public static ApiKey New() => new(RandomNumberGenerator.GetString(Signs, NameChars), RandomNumberGenerator.GetString(Signs, SecretChars));

    /// <summary>Reads what a member sent; null where it cannot be a key.</summary>
    public static ApiKey? Read(string? sent)
    {
        if (sent is not { Length: 3 + NameChars + 1 + SecretChars } || !sent.StartsWith("oh_", StringComparison.Ordinal) || sent[3 + NameChars] != '_') return null;
        var (name, secret) = (sent.Substring(3, NameChars), sent[^SecretChars..]);
        return name.All(Signs.Contains) && secret.All(Signs.Contains) ? new ApiKey(name, secret) : null;
    }

    /// <summary>32 secret bytes that only the holder of the key and of the salt's row can work out together.</summary>
    internal byte[] Derive(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> keyHash, int index)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Secret);
        mac.AppendData("openhotline receipt v1"u8);
        mac.AppendData(salt);
        mac.AppendData(keyHash);
        mac.AppendData(BitConverter.GetBytes(BitConverter.IsLittleEndian ? index : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(index)));
        return mac.GetHashAndReset();
    }

    // Privacy: a key in a log would open the door.
    public override string ToString() => $"[key {PublicId}]";
}
