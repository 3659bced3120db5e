using CsCheck;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Tests.Index;

/// <summary>A segment finds what reading it finds, however its hashes are cut and wherever they crowd.</summary>
public sealed class SegmentTests
{
    [Theory]
    [InlineData(1), InlineData(2)]
    public void It_finds_what_a_scan_finds_at_every_radius(int chunkBytes)
    {
        var pictures = new Pictures((ulong)chunkBytes);
        var entries = pictures.Entries(12_000);
        using var built = Built.Of(entries, chunkBytes);
        for (var radius = 0; radius <= RadiusIndex.MaxRadius; radius += 3) built.AssertFinds(pictures.Queries(entries, 30), radius);
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Crowds_that_share_bytes_anywhere_hide_nobody(int chunkBytes) => Gen.ULong.Sample(
        seed =>
        {
            var noise = new Noise(seed);
            var common = noise.Hash();
            // Some bytes are the crowd's, the others anybody's: for some of the hashes, which of them is chance.
            var shared = noise.Next();
            IndexEntry[] entries = [.. Enumerable.Range(0, 20_000).Select(i => new IndexEntry(
                i % 3 == 0 ? noise.Hash() : noise.Near(Mixed(common, noise.Hash(), shared), noise.Below(30)), (ulong)i))];
            using var built = Built.Of(entries, chunkBytes);
            PdqHash[] queries = [.. Enumerable.Range(0, 12).Select(i => noise.Near(entries[noise.Below(entries.Length)].Hash, noise.Below(40))), common];
            built.AssertFinds(queries, noise.Below(RadiusIndex.MaxRadius + 1));
            built.AssertFinds(queries, PdqHash.EverydayRadius);
        },
        iter: 12,
        threads: 1);

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Away_from_a_crowd_a_query_in_it_is_listed_and_not_scanned(int chunkBytes)
    {
        var noise = new Noise(31);
        var common = noise.Hash();
        IndexEntry[] entries = [.. Enumerable.Range(0, 200_000).Select(i => new IndexEntry(i % 10 == 0 ? Mixed(common, noise.Hash(), 0xff) : noise.Hash(), (ulong)i))];
        using var built = Built.Of(entries, chunkBytes);
        Assert.Equal(PdqHash.EverydayRadius + 1, built.Dealt(Mixed(common, noise.Hash(), 0xff)).Sum(share => share));
    }

    [Theory]
    [InlineData(16), InlineData(32)]
    public void Even_shares_sum_up_to_one_more_than_the_radius(int chunks)
    {
        var shares = new byte[chunks];
        for (var radius = 0; radius <= RadiusIndex.MaxRadius; radius++)
        {
            Shares.Even(radius, shares);
            Assert.Equal(radius + 1, shares.Sum(share => share));
        }
    }

    /// <summary>Bytes of one hash where the mask has a bit (of its lowest 32), of another where it has none.</summary>
    private static PdqHash Mixed(PdqHash one, PdqHash other, ulong mask)
    {
        Span<byte> mixed = stackalloc byte[PdqHash.LengthBytes], others = stackalloc byte[PdqHash.LengthBytes];
        one.CopyTo(mixed);
        other.CopyTo(others);
        for (var i = 0; i < mixed.Length; i++) mixed[i] = (mask >> i & 1) != 0 ? mixed[i] : others[i];
        return PdqHash.FromBytes(mixed);
    }

    private sealed unsafe class Built(Segment segment, IndexEntry[] entries) : IDisposable
    {
        public static Built Of(IndexEntry[] entries, int chunkBytes)
        {
            var loose = new LooseEntries(entries.Length);
            foreach (var entry in entries) loose.Add(entry);
            return new(SegmentBuilder.Build(loose, threads: 1, chunkBytes), entries);
        }

        public void AssertFinds(PdqHash[] queries, int radius)
        {
            var hits = new Hits();
            Prober.OfThread.Search(segment, queries, radius, hits);
            var found = hits.All.ToArray().Select(hit => new IndexMatch(hit.Query, segment.Ids[hit.Place], 0, hit.Distance)).OrderBy(match => match.Query).ThenBy(match => match.Id);
            var wanted = Pictures.Oracle(entries.Select(entry => entry with { Bank = 0 }), queries, _ => radius).OrderBy(match => match.Query).ThenBy(match => match.Id);
            Assert.Equal(wanted, found);
        }

        public byte[] Dealt(PdqHash query)
        {
            var shares = new byte[segment.Layout.Chunks];
            Assert.True(new Dealer().TryDeal(segment, (byte*)&query, PdqHash.EverydayRadius, shares));
            return shares;
        }

        public void Dispose() => segment.GiveBack();
    }
}
