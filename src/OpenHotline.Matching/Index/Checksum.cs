using System.Numerics;
using System.Runtime.InteropServices;

namespace OpenHotline.Matching.Index;

/// <summary>CRC-32C (Castagnoli) with the usual start and end of ones.</summary>
internal static class Checksum
{
    private const int PieceBytes = 1 << 24;

    // Safety: the caller has so many bytes at the address.
    public static unsafe uint Of(byte* address, long bytes, ReadOnlySpan<byte> after = default)
    {
        var crc = uint.MaxValue;
        for (; bytes > 0; address += PieceBytes, bytes -= PieceBytes) crc = Add(crc, new ReadOnlySpan<byte>(address, (int)Math.Min(bytes, PieceBytes)));
        return ~Add(crc, after);
    }

    public static uint Of(ReadOnlySpan<byte> bytes) => ~Add(uint.MaxValue, bytes);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, rest);
        return crc;
    }
}
