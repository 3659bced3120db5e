using System.Security.Cryptography;

namespace OpenHotline.Web.Public.Form;

/// <summary>Counts by name, at most so many in an hour. It never keeps a name.</summary>
/// <remarks>Privacy: a name is a keyed hash under a salt that lives in memory only and is new every hour; with the salt goes every count.</remarks>
internal sealed class HourlyCounts(int most, TimeProvider clock)
{
    private const int MaxNames = 500_000;
    private readonly Lock turning = new();
    private Hour current = new(long.MinValue, []);

    /// <summary>Counts one. False where the name has had its share.</summary>
    public bool Admit(ReadOnlySpan<byte> name)
    {
        var hour = clock.GetUtcNow().Ticks / TimeSpan.TicksPerHour;
        lock (turning)
        {
            if (current.Number != hour) current = new Hour(hour, RandomNumberGenerator.GetBytes(32));
            var hash = BitConverter.ToUInt64(HMACSHA256.HashData(current.Salt, name));
            var count = current.Counts.GetValueOrDefault(hash);
            if (count >= most) return false;
            // A flood from everywhere must not fill the memory; whoever is new then is counted with all others only.
            if (count == 0 && current.Counts.Count >= MaxNames) return true;
            current.Counts[hash] = count + 1;
            return true;
        }
    }

    private sealed record Hour(long Number, byte[] Salt)
    {
        public Dictionary<ulong, int> Counts { get; } = [];
    }
}
