using CsCheck;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Tests.Pdq;

/// <summary>The vector path gives what the oracle gives, for every width and for awkward sizes.</summary>
public sealed class VectorTests
{
    private readonly PdqHasher _hasher = new();
    private readonly PdqHash[] _fast = new PdqHash[PdqHasher.Orientations];
    private readonly PdqHash[] _slow = new PdqHash[PdqHasher.Orientations];

    [Fact]
    public void Every_width_up_to_512_gives_the_block_of_the_oracle()
    {
        var picture = new Noise(seed: 1).Floats(513 * 40);
        for (var width = 1; width <= 512; width++) AssertSame(picture, width, height: 5 + (width % 36));
    }

    [Fact]
    public void Every_height_up_to_512_gives_the_block_of_the_oracle()
    {
        var picture = new Noise(seed: 2).Floats(513 * 40);
        for (var height = 1; height <= 512; height++) AssertSame(picture, width: 5 + (height % 36), height);
    }

    [Theory]
    [InlineData(512, 512), InlineData(511, 509), InlineData(384, 385), InlineData(257, 256), InlineData(64, 64), InlineData(65, 64), InlineData(128, 129), InlineData(480, 352)]
    public void Awkward_sizes_give_the_block_of_the_oracle(int width, int height) => AssertSame(new Noise(seed: 3).Floats(width * height), width, height);

    [Fact]
    public void Grey_bytes_hash_like_the_same_floats() => Gen.Select(Gen.Int[1, 700], Gen.Int[1, 560], Gen.Int[0, 9], Gen.UInt).Sample(
        (width, height, gap, seed) =>
        {
            var stride = width + gap;
            var bytes = new Noise(seed).Bytes(stride * height);
            var floats = new float[width * height];
            for (var i = 0; i < floats.Length; i++) floats[i] = bytes[(i / width * stride) + (i % width)];
            return _hasher.HashLuma(bytes, width, height, stride) == _hasher.HashLuma(floats, width, height);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Colours_hash_like_their_luma() => Gen.Select(Gen.Int[1, 700], Gen.Int[1, 560], Gen.Int[3, 4], Gen.Int[0, 9], Gen.UInt).Sample(
        (width, height, bytesPerPixel, gap, seed) =>
        {
            var stride = (width * bytesPerPixel) + gap;
            var bytes = new Noise(seed).Bytes(stride * height);
            var floats = new float[width * height];
            for (var i = 0; i < floats.Length; i++)
            {
                var at = (i / width * stride) + (i % width * bytesPerPixel);
                floats[i] = Luma.Of(bytes[at], bytes[at + 1], bytes[at + 2]);
            }

            return _hasher.HashRgb(bytes, width, height, bytesPerPixel, stride) == _hasher.HashLuma(floats, width, height);
        },
        iter: 60,
        threads: 1);

    [Theory]
    [InlineData(513, 64), InlineData(64, 513), InlineData(1600, 1004), InlineData(4032, 30), InlineData(5, 4000)]
    public void A_larger_picture_is_scaled_to_512_by_nearest_neighbour(int width, int height)
    {
        var picture = new Noise(seed: 5).Floats(width * height);
        var scaled = new float[512 * 512];
        for (var i = 0; i < scaled.Length; i++) scaled[i] = picture[(i / 512 * height / 512 * width) + (i % 512 * width / 512)];
        Assert.Equal(PdqOracle.Hash(scaled, 512, 512), _hasher.HashLuma(picture, width, height));
    }

    [Theory]
    [InlineData(4, 400), InlineData(400, 4), InlineData(0, 0)]
    public void A_picture_under_five_pixels_has_the_hash_of_nothing(int width, int height)
    {
        _fast.AsSpan().Fill(new PdqHash(1, 2, 3, 4));
        Assert.Equal(default, _hasher.HashLuma(new Noise(seed: 6).Floats(width * height), width, height, _fast));
        Assert.All(_fast, hash => Assert.Equal(PdqHash.OfNothing, hash));
    }

    [Fact]
    public void A_flat_picture_has_no_quality() => Assert.Equal(0, _hasher.HashLuma(new byte[100 * 100], 100, 100).Quality);

    [Fact]
    public void A_block_is_hashed_without_a_filter()
    {
        var block = new Noise(seed: 7).Floats(64 * 64);
        Assert.Equal(PdqOracle.Hash(block, 64, 64), _hasher.HashBlock(block));
        Assert.Equal(_hasher.HashBlock(block), _hasher.HashLuma(block, 64, 64));
    }

    [Fact]
    public void Pixels_that_are_not_there_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _hasher.HashLuma(new byte[99], 10, 10));
        Assert.Throws<ArgumentException>(() => _hasher.HashRgb(new byte[299], 10, 10));
        Assert.Throws<ArgumentException>(() => _hasher.HashRgb(new byte[300], 10, 10, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => _hasher.HashLuma(new byte[100], 10, 10, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => _hasher.HashRgb(new byte[300], 10, 10, 5));
        Assert.Throws<ArgumentException>(() => _hasher.HashBlock(new float[4095]));
        Assert.Throws<ArgumentException>(() => _hasher.HashBlock(new float[4096], new PdqHash[7]));
        Assert.Throws<ArgumentException>(() => _hasher.HashLuma(new byte[100], int.MaxValue, int.MaxValue));
    }

    [Fact]
    public void A_hasher_allocates_nothing_for_a_picture()
    {
        var picture = new Noise(seed: 8).Bytes(1600 * 1004);
        _hasher.HashLuma(picture, 1600, 1004, 0, _fast);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _hasher.HashLuma(picture, 1600, 1004, 0, _fast);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void AssertSame(float[] picture, int width, int height)
    {
        var slow = PdqOracle.Hash(picture, width, height, _slow);
        Assert.True(slow == _hasher.HashLuma(picture.AsSpan(0, width * height), width, height, _fast), $"{width} × {height}: {slow}");
        Assert.Equal(_slow, _fast);
        if (width < PdqShape.MinSide || height < PdqShape.MinSide || (width == 64 && height == 64)) return;
        var block = new float[PdqShape.BlockPixels];
        unsafe
        {
            fixed (float* from = picture)
            {
                var rows = new FloatRows(from, width, height, Nearest.Itself, Nearest.Itself);
                new TentFilter().Run(ref rows, width, height, block);
            }
        }

        Assert.Equal(PdqOracle.Block(picture, width, height), block);
    }
}
