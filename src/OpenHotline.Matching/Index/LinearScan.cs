using System.Numerics;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>Compares a query with every hash: for small sets, and where a list would lead to as many.</summary>
internal static unsafe class LinearScan
{
    // Safety: the caller has count hashes at the address.
    public static void Run(PdqHash* hashes, int count, PdqHash query, int queryNumber, int radius, Hits hits)
    {
        var (q0, q1, q2, q3) = (query[0], query[1], query[2], query[3]);
        var words = (ulong*)hashes;
        for (var place = 0; place < count; place++, words += 4)
        {
            // Half of the bits nearly always tell.
            var distance = BitOperations.PopCount(words[0] ^ q0) + BitOperations.PopCount(words[1] ^ q1);
            if (distance > radius) continue;
            distance += BitOperations.PopCount(words[2] ^ q2) + BitOperations.PopCount(words[3] ^ q3);
            if (distance <= radius) hits.Add(queryNumber, place, distance);
        }
    }
}
