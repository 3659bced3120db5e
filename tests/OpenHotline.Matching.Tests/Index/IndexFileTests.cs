using OpenHotline.Matching.Index;

namespace OpenHotline.Matching.Tests.Index;

/// <summary>An index comes back from its file as it went in, or is refused by name of what is wrong.</summary>
public sealed class IndexFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("radius-index-").FullName;
    private readonly Pictures _pictures = new(21);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0), InlineData(100), InlineData(20_000)]
    public void It_is_the_same_when_it_is_opened_again(int count)
    {
        var entries = _pictures.Entries(count);
        var index = RadiusIndex.Build(entries);
        index.SetRadius(1, 12);
        var expected = new HashSet<IndexEntry>(entries);
        foreach (var entry in _pictures.Entries(500).Select(entry => entry with { Id = entry.Id + 1_000_000 }))
        {
            expected.Add(entry);
            index.Add(entry);
        }

        foreach (var entry in entries.Where((_, i) => i % 9 == 0))
        {
            expected.Remove(entry);
            index.Remove(entry);
        }

        var queries = _pictures.Queries(entries, 40);
        var path = Path.Combine(_folder, "index");
        index.Save(path);
        var opened = RadiusIndex.Open(path);
        opened.Verify();
        Assert.Equal(12, opened.RadiusOf(1));
        Pictures.AssertFinds(opened, expected, queries);
        using (var stream = File.OpenRead(path)) Pictures.AssertFinds(RadiusIndex.Load(stream), expected, queries);
        // What was opened takes changes like any other, and can be saved in its own place.
        var first = expected.First();
        Assert.True(opened.Remove(first));
        Assert.True(opened.Add(new(_pictures.Anywhere(), 5_000_000)));
        opened.Save(path);
        Assert.Equal(expected.Count, RadiusIndex.Open(path).Count);
        Assert.False(RadiusIndex.Open(path).Contains(first));
        opened.Verify();
    }

    [Theory]
    [InlineData(0, IndexFileFault.Foreign, "This is no index: it begins otherwise.")]
    [InlineData(8, IndexFileFault.OtherVersion, "The index has version 253 of the format; this program reads version 2.")]
    [InlineData(30, IndexFileFault.DamagedHeading, "The heading of the index is damaged: its checksum or its parameters are wrong.")]
    [InlineData(540, IndexFileFault.DamagedHeading, "The heading of the index is damaged: its checksum or its parameters are wrong.")]
    public void A_damaged_heading_is_named(int at, IndexFileFault fault, string message)
    {
        var bytes = SavedBytes(5000);
        bytes[at] ^= 0xff;
        var refused = Assert.Throws<IndexFileException>(() => Open(bytes));
        Assert.Equal((fault, message), (refused.Fault, refused.Message));
        Assert.Equal(fault, Assert.Throws<IndexFileException>(() => RadiusIndex.Load(new MemoryStream(bytes))).Fault);
    }

    [Fact]
    public void A_file_that_ends_early_or_goes_on_is_named()
    {
        var bytes = SavedBytes(5000);
        foreach (var wrong in new[] { bytes[..^1], bytes[..5000], bytes[..1000], [.. bytes, 0] })
        {
            Assert.Equal(IndexFileFault.WrongLength, Assert.Throws<IndexFileException>(() => Open(wrong)).Fault);
            Assert.Equal(IndexFileFault.WrongLength, Assert.Throws<IndexFileException>(() => RadiusIndex.Load(new MemoryStream(wrong))).Fault);
        }

        Assert.Equal(IndexFileFault.Foreign, Assert.Throws<IndexFileException>(() => Open([])).Fault);
        Assert.Equal(IndexFileFault.Foreign, Assert.Throws<IndexFileException>(() => Open([.. "a poem"u8])).Fault);
    }

    [Fact]
    public void A_damaged_segment_is_found_by_verifying_and_never_takes_the_reader_down()
    {
        var bytes = SavedBytes(5000);
        var noise = new Noise(9);
        for (var i = 0; i < 40; i++)
        {
            var damaged = bytes.ToArray();
            for (var j = 0; j < 20; j++) damaged[4096 + noise.Below(damaged.Length - 4096 - 8000)] = (byte)noise.Next();
            try
            {
                var opened = Open(damaged);
                opened.FindMany(_pictures.Queries([], 50), []);
                Assert.Equal(IndexFileFault.DamagedSegment, Assert.Throws<IndexFileException>(opened.Verify).Fault);
            }
            catch (IndexFileException refused)
            {
                Assert.Equal(IndexFileFault.DamagedDirectory, refused.Fault);
            }

            Assert.Throws<IndexFileException>(() => RadiusIndex.Load(new MemoryStream(damaged)));
        }
    }

    private byte[] SavedBytes(int count)
    {
        using var stream = new MemoryStream();
        RadiusIndex.Build(_pictures.Entries(count)).Save(stream);
        return stream.ToArray();
    }

    private RadiusIndex Open(byte[] bytes)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString());
        File.WriteAllBytes(path, bytes);
        return RadiusIndex.Open(path);
    }
}
