using System.Buffers.Binary;

namespace OpenHotline.Ground.Timeline;

/// <summary>Gives facts ids that grow: of two facts that one machine writes in the same millisecond, the first comes first in the tree.</summary>
/// <remarks>UUID version 7 with the 12 bits after the time as a counter (RFC 9562, section 6.2, method 1). A clock that goes back does not take the ids back.</remarks>
public sealed class FactIds
{
    private const int CounterBits = 12;

    private long _last;

    public Guid Next(DateTimeOffset now)
    {
        var earliest = now.ToUnixTimeMilliseconds() << CounterBits;
        long last, mine;
        do
        {
            last = Interlocked.Read(ref _last);
            mine = Math.Max(last + 1, earliest);
        }
        while (Interlocked.CompareExchange(ref _last, mine, last) != last);

        // The last 62 bits stay random, so that two machines never give the same id.
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)(mine >> CounterBits) << 16 | 0x7000 | (ulong)(mine & 0xFFF));
        return new Guid(bytes, bigEndian: true);
    }
}
