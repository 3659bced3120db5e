using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace OpenHotline.Web.Public.Form;

/// <summary>Proof of work: a number that, behind the challenge, hashes to many leading zero bits. It costs a browser a moment and a flood a great deal.</summary>
public static class Puzzle
{
    /// <summary>Whether the number solves it: SHA-256(challenge ‖ number as 8 bytes, big-endian) begins with so many zero bits.</summary>
    public static bool IsSolved(ReadOnlySpan<byte> challenge, int bits, string? solution)
    {
        if (bits == 0) return true;
        if (!ulong.TryParse(solution, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        Span<byte> tried = stackalloc byte[40];
        challenge[..32].CopyTo(tried);
        BinaryPrimitives.WriteUInt64BigEndian(tried[32..], number);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(tried, hash);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(hash)) >= bits;
    }
}
