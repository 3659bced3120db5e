using System.Security.Cryptography;

namespace OpenHotline.Refer;

/// <summary>The name of a hold towards people outside: made from its id, but not telling it, since an id tells the time.</summary>
public static class HoldTicket
{
    public static string Of(Guid holdId) => "HOLD-" + Convert.ToHexString(SHA256.HashData(holdId.ToByteArray(bigEndian: true)))[..10];
}
