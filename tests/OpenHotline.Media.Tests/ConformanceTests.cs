using OpenHotline.Matching.Pdq;
using OpenHotline.Testing;

namespace OpenHotline.Media.Tests;

/// <summary>From the file to the hash, against what Meta's C++ reference gives for the same files.</summary>
public sealed class ConformanceTests(TestWorkers house) : IClassFixture<TestWorkers>
{
    [Theory]
    [InlineData(false, true), InlineData(false, false), InlineData(true, true), InlineData(true, false)]
    public async Task Hashes_are_never_more_than_ten_bits_from_the_reference(bool isLibvipsOnly, bool mayShrink)
    {
        var lines = await File.ReadAllLinesAsync(SharedData.Find("pdq", "expected.csv"), TestContext.Current.CancellationToken);
        var compared = 0;
        foreach (var cells in lines.Skip(1).Select(line => line.Split(',')))
        {
            var file = await File.ReadAllBytesAsync(SharedData.Find(["pdq", .. cells[0].Split('/')]), TestContext.Current.CancellationToken);
            var hashed = await house.HashAsync(file, new DecodingWish { IsLibvipsOnly = isLibvipsOnly, MayShrink = mayShrink });
            Assert.Equal($"{cells[1]}x{cells[2]}", $"{hashed.Picture.Width}x{hashed.Picture.Height}");
            var distance = hashed.Frames[0].Pdq.Hash.DistanceTo(PdqHash.Parse(cells[7]));
            TestContext.Current.TestOutputHelper?.WriteLine($"{cells[0]}: {distance} by {hashed.Picture.DecodedBy}, 1/{hashed.Picture.ShrunkBy}, quality {hashed.Frames[0].Pdq.Quality}");
            if (hashed.Frames[0].Pdq.Quality < 80) continue;
            Assert.True(distance <= 10, $"{cells[0]}: {distance} bits away.");
            compared++;
        }

        Assert.True(compared >= 10);
    }
}
