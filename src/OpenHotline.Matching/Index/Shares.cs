using System.Numerics;

namespace OpenHotline.Matching.Index;

/// <summary>How far each chunk of a hash may be from the query's: whole numbers that sum up to the radius and one.</summary>
/// <remarks>
/// A hash within the radius differs in bᵢ bits of chunk i, and the bᵢ sum up to less than the shares cᵢ. So on the ring of
/// chunks there is one from which on every run of chunks keeps under its shares (Raney's cycle lemma; Qin and Xiao, "Pigeonring", VLDB 2018):
/// bᵢ &lt; cᵢ, and bᵢ + bᵢ₊₁ &lt; cᵢ + cᵢ₊₁, and so on. The first says which values of chunk i to look up; that of chunk and
/// print together, which prints to let pass. Both are necessary conditions, whatever the shares are, as long as their
/// sum is right: so nothing is missed. A chunk whose share is 0 is not looked up.
/// </remarks>
internal static class Shares
{
    /// <summary>Deals them out evenly; the rest is spread over the ring.</summary>
    public static void Even(int radius, Span<byte> shares)
    {
        var (each, rest) = Math.DivRem(radius + 1, shares.Length);
        for (var chunk = 0; chunk < shares.Length; chunk++) shares[chunk] = (byte)(each + (chunk * rest % shares.Length < rest ? 1 : 0));
    }

    /// <summary>In how many bits chunk and print may differ together.</summary>
    public static int Together(ReadOnlySpan<byte> shares, int chunk, int printChunks)
    {
        var sum = -1;
        for (var i = 0; i <= printChunks; i++) sum += shares[(chunk + i) & (shares.Length - 1)];
        return sum;
    }

    /// <summary>True where looking up <paramref name="chunk"/> finds the hash, and no earlier chunk does: a hash is reported once.</summary>
    public static unsafe bool IsFirstToFind(ReadOnlySpan<byte> shares, int chunk, byte* query, byte* hash)
    {
        // Safety: both have 32 bytes.
        Span<byte> differences = stackalloc byte[SegmentLayout.MostChunks];
        var chunkBytes = SegmentLayout.HashBytes / shares.Length;
        for (var i = 0; i < SegmentLayout.HashBytes; i++) differences[i / chunkBytes] += (byte)BitOperations.PopCount((uint)(query[i] ^ hash[i]));
        for (var earlier = 0; earlier < chunk; earlier++)
        {
            if (differences[earlier] >= shares[earlier]) continue;
            var sum = 0;
            for (var i = 0; i <= SegmentLayout.PrintBytes / chunkBytes; i++) sum += differences[(earlier + i) & (shares.Length - 1)];
            if (sum <= Together(shares, earlier, SegmentLayout.PrintBytes / chunkBytes)) return false;
        }

        return true;
    }
}
