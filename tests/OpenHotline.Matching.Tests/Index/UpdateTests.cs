using CsCheck;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Tests.Index;

/// <summary>Entries come and go while others look.</summary>
public sealed class UpdateTests
{
    [Fact]
    public void Adding_removing_and_adding_again_keep_the_index_equal_to_the_oracle() => Gen.ULong.Sample(
        seed =>
        {
            var (pictures, noise) = (new Pictures(seed), new Noise(seed + 1));
            var entries = pictures.Entries(9000);
            var expected = new HashSet<IndexEntry>(entries[..5000]);
            var index = RadiusIndex.Build(expected);
            for (var step = 0; step < 12_000; step++)
            {
                var entry = entries[noise.Below(entries.Length)];
                if (noise.Below(2) == 0) Assert.Equal(expected.Add(entry), index.Add(entry));
                else Assert.Equal(expected.Remove(entry), index.Remove(entry));
                if (step % 3000 == 0) Pictures.AssertFinds(index, expected, pictures.Queries(entries, 20), PdqHash.EverydayRadius);
            }

            Assert.Equal(expected.Count, index.Count);
            Assert.All(entries, entry => Assert.Equal(expected.Contains(entry), index.Contains(entry)));
            Pictures.AssertFinds(index, expected, pictures.Queries(entries, 60), 40);
            return true;
        },
        iter: 4,
        threads: 1);

    [Fact]
    public async Task Segments_are_put_together_without_losing_or_bringing_back_an_entry()
    {
        var pictures = new Pictures(11);
        var entries = pictures.Entries(150_000);
        var index = RadiusIndex.Build(entries[..40_000]);
        var expected = new HashSet<IndexEntry>(entries);
        foreach (var entry in entries.AsSpan(40_000)) index.Add(entry);
        for (var i = 0; i < entries.Length; i += 7)
        {
            Assert.True(index.Remove(entries[i]));
            expected.Remove(entries[i]);
        }

        await index.Upkeep;
        Pictures.AssertFinds(index, expected, pictures.Queries(entries, 40));
        var compacting = index.CompactAsync();
        for (var i = 1; i < entries.Length; i += 70)
        {
            if (expected.Remove(entries[i])) Assert.True(index.Remove(entries[i]));
            if (i % 3 == 0 && expected.Add(entries[i])) Assert.True(index.Add(entries[i]));
        }

        await compacting;
        Assert.Equal(expected.Count, index.Count);
        Pictures.AssertFinds(index, expected, pictures.Queries(entries, 40));
    }

    [Fact]
    public async Task Readers_always_find_what_was_there_before_and_is_not_removed()
    {
        var pictures = new Pictures(12);
        var entries = pictures.Entries(60_000);
        var index = RadiusIndex.Build(entries[..10_000]);
        var added = 10_000;
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(reader => Task.Run(() =>
        {
            var (noise, found) = (new Noise((ulong)reader + 50), new List<IndexMatch>());
            while (!stop.IsCancellationRequested)
            {
                var entry = entries[noise.Below(Volatile.Read(ref added))];
                found.Clear();
                index.Find(entry.Hash, found, 5);
                Assert.Single(found, match => match.Id == entry.Id);
            }
        })).ToArray();
        for (; added < entries.Length; Volatile.Write(ref added, added + 1)) index.Add(entries[added]);
        await index.Upkeep;
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(entries.Length, index.Count);
    }
}
