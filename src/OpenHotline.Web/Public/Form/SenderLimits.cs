using System.Net;
using System.Security.Cryptography;
using System.Threading.RateLimiting;

namespace OpenHotline.Web.Public.Form;

/// <summary>How many reports may come from one sender, and from all. It never keeps an address of anybody.</summary>
/// <remarks>
/// Privacy: a sender is a keyed hash of the network address under a salt that lives in memory only and is new every hour;
/// with the salt goes every count. Who comes by an onion service comes from loopback and is counted with all others only.
/// </remarks>
public sealed class SenderLimits(PublicFormSettings settings, TimeProvider clock) : IDisposable
{
    private const int MaxSenders = 500_000;
    private readonly Lock turning = new();
    private readonly RateLimiter all = new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
    {
        PermitLimit = settings.ReportsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6,
    });

    private Hour current = new(long.MinValue, []);

    /// <summary>Counts one report. False where it has to wait.</summary>
    public bool Admit(IPAddress? sender)
    {
        if (sender is not null && !IPAddress.IsLoopback(sender) && !AdmitOne(sender)) return false;
        using var lease = all.AttemptAcquire();
        return lease.IsAcquired;
    }

    public void Dispose() => all.Dispose();

    private bool AdmitOne(IPAddress sender)
    {
        var hour = clock.GetUtcNow().Ticks / TimeSpan.TicksPerHour;
        lock (turning)
        {
            if (current.Number != hour) current = new Hour(hour, RandomNumberGenerator.GetBytes(32));
            // An IPv6 customer has a whole network; its first half is the sender.
            var bytes = sender.MapToIPv6().GetAddressBytes();
            var part = sender.IsIPv4MappedToIPv6 || bytes.Length == 4 || sender.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? bytes : bytes[..8];
            var name = BitConverter.ToUInt64(HMACSHA256.HashData(current.Salt, part));
            var count = current.Counts.GetValueOrDefault(name);
            if (count >= settings.ReportsPerSenderAndHour) return false;
            // A flood from everywhere must not fill the memory; whoever is new then is counted with all others only.
            if (count == 0 && current.Counts.Count >= MaxSenders) return true;
            current.Counts[name] = count + 1;
            return true;
        }
    }

    private sealed record Hour(long Number, byte[] Salt)
    {
        public Dictionary<ulong, int> Counts { get; } = [];
    }
}
