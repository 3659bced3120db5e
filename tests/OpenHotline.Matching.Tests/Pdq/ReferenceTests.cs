using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Tests.Pdq;

/// <summary>The oracle and the fast path give what the C++ reference gave, bit by bit, at every step.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void The_64_by_64_block_is_that_of_the_reference()
    {
        foreach (var stage in Stage.All()) AssertEqual(stage.Block, PdqOracle.Block(LumaOf(stage), stage.Width, stage.Height), stage.Name);
    }

    [Fact]
    public void The_frequencies_are_those_of_the_reference()
    {
        foreach (var stage in Stage.All())
        {
            var (slow, fast) = (new float[PdqShape.Coefficients], new float[PdqShape.Coefficients]);
            PdqOracle.Transform(stage.Block, slow);
            CosineTransform.Run(stage.Block, fast);
            AssertEqual(stage.Coefficients, slow, stage.Name);
            AssertEqual(stage.Coefficients, fast, stage.Name);
        }
    }

    [Fact]
    public void Hash_and_quality_are_those_of_the_reference()
    {
        var hasher = new PdqHasher();
        foreach (var stage in Stage.All())
        {
            var expected = new PdqResult(PdqHash.Parse(stage.Hash), stage.Quality);
            Assert.Equal(expected, PdqOracle.Hash(LumaOf(stage), stage.Width, stage.Height));
            Assert.Equal(expected, hasher.HashRgb(stage.Rgb, stage.Width, stage.Height));
        }
    }

    [Fact]
    public void The_eight_orientations_are_those_of_the_reference()
    {
        var hasher = new PdqHasher();
        var found = new PdqHash[PdqHasher.Orientations];
        var rows = File.ReadLines(SharedData.Find("pdq", "expected.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(fields => Path.GetFileName(fields[0]), StringComparer.Ordinal);
        foreach (var stage in Stage.All())
        {
            hasher.HashRgb(stage.Rgb, stage.Width, stage.Height, orientations: found);
            Assert.Equal(rows[stage.Name][7..], found.Select(hash => hash.ToString()));
        }
    }

    internal static float[] LumaOf(Stage stage) => [.. stage.Rgb.Chunk(3).Select(pixel => Luma.Of(pixel[0], pixel[1], pixel[2]))];

    private static void AssertEqual(float[] expected, float[] actual, string name)
    {
        var different = expected.Zip(actual).Count(pair => BitConverter.SingleToInt32Bits(pair.First) != BitConverter.SingleToInt32Bits(pair.Second));
        Assert.True(different == 0, $"{name}: {different} of {expected.Length} floats differ.");
    }
}
