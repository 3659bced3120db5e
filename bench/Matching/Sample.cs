using System.Runtime.InteropServices;
using OpenHotline.Matching.Pdq;
using OpenHotline.Matching.Tests;

namespace OpenHotline.MatchingBench;

/// <summary>Hashes to search among and queries near to some of them, the same in every run.</summary>
internal sealed record Sample(PdqHash[] Hashes, PdqHash[] Queries)
{
    private const int QueryCount = 4000;

    /// <summary>
    /// <c>uniform</c>: bits anywhere. <c>clustered</c>: fifty around each centre, up to 59 bits away, one centre in ten with
    /// half of its bits taken from one common picture. <c>worst</c>: all of them 30 to 69 turns around one centre.
    /// Queries: a hash with up to 39 bits turned; for <c>worst</c>, the centre with up to four.
    /// </summary>
    public static Sample Of(int count, string kind)
    {
        var random = new Noise(7);
        var hashes = new PdqHash[count];
        var common = random.Hash();
        var centre = common;
        for (var i = 0; i < count; i++)
        {
            if (kind == "clustered" && i % 50 == 0) centre = i % 500 == 0 ? new(common[0], common[1], random.Next(), random.Next()) : random.Hash();
            hashes[i] = kind switch
            {
                "clustered" => random.Near(centre, random.Below(60)),
                "worst" => random.Near(centre, 30 + random.Below(40)),
                _ => random.Hash(),
            };
        }

        var queries = new PdqHash[QueryCount];
        for (var i = 0; i < queries.Length; i++) queries[i] = kind == "worst" ? random.Near(common, random.Below(5)) : random.Near(hashes[random.Below(count)], random.Below(40));
        return new(hashes, queries);
    }

    public static void Write(PdqHash[] hashes, string path)
    {
        using var file = File.Create(path);
        for (var first = 0; first < hashes.Length; first += 1 << 20) file.Write(MemoryMarshal.AsBytes(hashes.AsSpan(first, Math.Min(1 << 20, hashes.Length - first))));
    }
}
