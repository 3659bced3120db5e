using CsCheck;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Tests.Index;

/// <summary>The index finds what reading all hashes finds: every one within the radius, once, and no other.</summary>
public sealed class RadiusIndexTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(300), InlineData(1024), InlineData(1025), InlineData(30_011)]
    public void It_finds_what_the_oracle_finds_at_every_radius(int count)
    {
        var pictures = new Pictures((ulong)count);
        var entries = pictures.Entries(count);
        var index = RadiusIndex.Build(entries);
        Assert.Equal(count, index.Count);
        for (var radius = 0; radius <= RadiusIndex.MaxRadius; radius += count > 5000 ? 9 : 1) Pictures.AssertFinds(index, entries, pictures.Queries(entries, 24), radius);
        Pictures.AssertFinds(index, entries, pictures.Queries(entries, 200), PdqHash.EverydayRadius);
    }

    [Fact]
    public void Neighbours_at_every_distance_are_found_however_their_bits_lie() => Gen.Select(Gen.Int[0, 64], Gen.Int[0, 64], Gen.ULong).Sample(
        (radius, distance, seed) =>
        {
            var noise = new Noise(seed);
            var pictures = new Pictures(seed + 1);
            var (query, turned) = (pictures.Anywhere(), new HashSet<int>());
            // Often all bits fall into few chunks, where thresholds are tight.
            var width = 1 + noise.Below(256);
            while (turned.Count < Math.Min(distance, width)) turned.Add(noise.Below(width));
            Span<ulong> words = [query[0], query[1], query[2], query[3]];
            foreach (var bit in turned) words[bit / 64] ^= 1UL << (bit % 64);
            IndexEntry[] entries = [.. pictures.Entries(5000), new(new(words[0], words[1], words[2], words[3]), 77_777)];
            Pictures.AssertFinds(RadiusIndex.Build(entries, threads: 1), entries, [query], radius);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Thousands_of_copies_of_one_picture_are_each_found_once()
    {
        var pictures = new Pictures(3);
        var centre = pictures.Anywhere();
        IndexEntry[] entries = [.. Enumerable.Range(0, 20_000).Select(i => new IndexEntry(pictures.Near(centre, i % 45), (ulong)i))];
        Pictures.AssertFinds(RadiusIndex.Build(entries), entries, [centre, pictures.Near(centre, 20), pictures.Anywhere()], PdqHash.EverydayRadius);
    }

    [Fact]
    public void Each_bank_has_its_own_radius()
    {
        var pictures = new Pictures(4);
        var entries = pictures.Entries(12_000);
        var index = RadiusIndex.Build(entries);
        index.SetRadius(0, 10);
        index.SetRadius(2, 40);
        Assert.Equal((10, 31, 40), (index.RadiusOf(0), index.RadiusOf(1), index.RadiusOf(2)));
        Pictures.AssertFinds(index, entries, pictures.Queries(entries, 300));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.SetRadius(1, 65));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Find(default, [], -1));
    }

    [Fact]
    public void The_nearest_come_first()
    {
        var pictures = new Pictures(5);
        var entries = pictures.Entries(20_000);
        var index = RadiusIndex.Build(entries);
        foreach (var query in pictures.Queries(entries, 30))
        {
            foreach (var count in new[] { 0, 1, 7, 60 })
            {
                var expected = Pictures.Oracle(entries, [query], _ => RadiusIndex.MaxRadius).OrderBy(match => match.Distance).ThenBy(match => match.Id).Take(count);
                Assert.Equal(expected, index.FindNearest(query, count));
            }
        }
    }

    [Fact]
    public void A_hundred_needles_have_250_neighbours_in_the_published_haystack()
    {
        var needles = File.ReadLines(SharedData.Find("pdq", "needles.txt")).Select(line => PdqHash.Parse(line)).ToArray();
        var hay = File.ReadLines(SharedData.Find("pdq", "haystack.txt")).Select((line, i) => new IndexEntry(PdqHash.Parse(line), (ulong)i)).ToArray();
        // Among strangers enough that lists are made.
        var pictures = new Pictures(6);
        IndexEntry[] entries = [.. hay, .. Enumerable.Range(0, 10_000).Select(i => new IndexEntry(pictures.Anywhere(), (ulong)(100_000 + i), 9))];
        var index = RadiusIndex.Build(entries);
        index.SetRadius(0, 32);
        index.SetRadius(9, 0);
        var found = new List<IndexMatch>();
        index.FindMany(needles, found);
        Assert.Equal(250, found.Count);
        Pictures.AssertFinds(index, entries, needles);
    }

    [Fact]
    public void What_is_disposed_of_can_be_asked_no_more()
    {
        var pictures = new Pictures(13);
        var entries = pictures.Entries(9000);
        var index = RadiusIndex.Build(entries);
        Pictures.AssertFinds(index, entries, pictures.Queries(entries, 5));
        index.Dispose();
        index.Dispose();
        Assert.Throws<ObjectDisposedException>(() => index.Find(entries[0].Hash, []));
        Assert.Throws<ObjectDisposedException>(() => index.Contains(entries[0]));
    }
}
