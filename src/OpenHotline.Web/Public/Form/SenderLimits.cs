using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace OpenHotline.Web.Public.Form;

/// <summary>How many may come from one sender in an hour, and from all in a minute. It never keeps an address of anybody.</summary>
/// <remarks>Privacy: who comes by an onion service comes from loopback and is counted with all others only. See <see cref="HourlyCounts"/>.</remarks>
public sealed class SenderLimits(int perSenderAndHour, int perMinute, TimeProvider clock) : IDisposable
{
    private readonly HourlyCounts senders = new(perSenderAndHour, clock);
    private readonly RateLimiter all = new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });

    /// <summary>Counts one. False where it has to wait.</summary>
    public bool Admit(IPAddress? sender)
    {
        if (sender is not null && !IPAddress.IsLoopback(sender) && !AdmitOne(sender)) return false;
        using var lease = all.AttemptAcquire();
        return lease.IsAcquired;
    }

    public void Dispose() => all.Dispose();

    private bool AdmitOne(IPAddress sender)
    {
        // An IPv6 customer has a whole network; its first half is the sender.
        var bytes = sender.MapToIPv6().GetAddressBytes();
        return senders.Admit(sender.IsIPv4MappedToIPv6 || sender.AddressFamily == AddressFamily.InterNetwork ? bytes : bytes.AsSpan(0, 8));
    }
}
