using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpenHotline.Ground.Accounts;

/// <summary>A random secret that is given out once; only its SHA-256 is kept.</summary>
public static class OneTimeToken
{
    /// <summary>A token of 256 random bits as 43 characters that stand well in a link.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
