using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Tests.Index;

/// <summary>Hashes to search among: anywhere, or near to few centres as copies of few pictures are.</summary>
internal sealed class Pictures(ulong seed)
{
    private readonly Noise _noise = new(seed);

    public PdqHash Anywhere() => _noise.Hash();

    /// <summary>The hash with up to so many bits turned.</summary>
    public PdqHash Near(PdqHash hash, int bits) => _noise.Near(hash, bits);

    /// <summary>Half of them anywhere, half around a centre for every hundred, up to 60 bits away; in banks 0 to 2.</summary>
    public IndexEntry[] Entries(int count)
    {
        var centres = Enumerable.Range(0, Math.Max(1, count / 100)).Select(_ => Anywhere()).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => new IndexEntry(
            i % 2 == 0 ? Anywhere() : Near(centres[_noise.Below(centres.Length)], _noise.Below(61)), (ulong)i, (byte)_noise.Below(3)))];
    }

    /// <summary>What to ask for: near to entries, and anywhere.</summary>
    public PdqHash[] Queries(IndexEntry[] entries, int count) =>
        [.. Enumerable.Range(0, count).Select(i => entries.Length == 0 || i % 8 == 0 ? Anywhere() : Near(entries[_noise.Below(entries.Length)].Hash, _noise.Below(50)))];

    /// <summary>What the slowest and simplest way finds.</summary>
    public static IEnumerable<IndexMatch> Oracle(IEnumerable<IndexEntry> entries, PdqHash[] queries, Func<byte, int> radius) =>
        from entry in entries
        from query in queries.Select((hash, i) => (Hash: hash, Number: i))
        let distance = entry.Hash.DistanceTo(query.Hash)
        where distance <= radius(entry.Bank)
        select new IndexMatch(query.Number, entry.Id, entry.Bank, distance);

    public static void AssertFinds(RadiusIndex index, IEnumerable<IndexEntry> entries, PdqHash[] queries, int? radius = null)
    {
        var expected = Sorted(Oracle(entries, queries, bank => radius ?? index.RadiusOf(bank)));
        var found = new List<IndexMatch>();
        index.FindMany(queries, found, radius);
        Assert.Equal(expected, Sorted(found));
        found.Clear();
        if (queries.Length == 0) return;
        index.Find(queries[0], found, radius);
        Assert.Equal(expected.Where(match => match.Query == 0), Sorted(found));
    }

    private static List<IndexMatch> Sorted(IEnumerable<IndexMatch> matches) => [.. matches.OrderBy(match => match.Query).ThenBy(match => match.Id).ThenBy(match => match.Bank)];
}
