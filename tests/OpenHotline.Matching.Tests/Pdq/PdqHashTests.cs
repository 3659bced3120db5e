using System.Globalization;
using CsCheck;
using OpenHotline.Matching.Pdq;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Matching.Tests.Pdq;

public sealed class PdqHashTests
{
    private const string Bridge = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    private const string Turned = "30a10efd71cc3d429013d48d0ffffc52e34e0e17ada952a9d29685211ea9e5af";

    [Fact]
    public void The_published_hashes_lie_120_bits_apart() => Assert.Equal(120, PdqHash.Parse(Bridge).DistanceTo(PdqHash.Parse(Turned)));

    [Fact]
    public void The_last_digits_are_the_lowest_bits()
    {
        Assert.Equal(0x33e6b39c4e9c9b22UL, PdqHash.Parse(Bridge)[0]);
        Assert.Equal(0xf8f8f0cee0f4a84fUL, PdqHash.Parse(Bridge)[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => PdqHash.Parse(Bridge)[4]);
    }

    [Fact]
    public void What_is_written_is_read_again() => Gen.ULong.Array[4].Sample(words =>
    {
        var hash = new PdqHash(words[0], words[1], words[2], words[3]);
        Span<byte> bytes = stackalloc byte[PdqHash.LengthBytes];
        hash.CopyTo(bytes);
        return PdqHash.Parse(hash.ToString()) == hash && PdqHash.Parse(hash.ToString().ToUpperInvariant()) == hash && PdqHash.FromBytes(bytes) == hash;
    });

    [Fact]
    public void Distance_counts_the_bits_that_differ() => Gen.Select(Gen.ULong.Array[4], Gen.Int[0, 255].HashSet[0, 256]).Sample((words, turned) =>
    {
        var hash = new PdqHash(words[0], words[1], words[2], words[3]);
        foreach (var bit in turned) words[bit / 64] ^= 1UL << (bit % 64);
        var other = new PdqHash(words[0], words[1], words[2], words[3]);
        return hash.DistanceTo(other) == turned.Count && other.DistanceTo(hash) == turned.Count;
    });

    [Fact]
    public void A_wrong_text_is_refused_with_its_place()
    {
        var refused = Assert.IsType<SignalText.Reading<PdqHash>.Refused>(SignalText.Read<PdqHash>(Bridge[..20] + "x" + Bridge[21..]));
        Assert.Equal((SignalRefusal.NotHexadecimal, 20, "Sign 21 of the PDQ is no hexadecimal digit (0-9, a-f)."), (refused.Why, refused.PositionChars, refused.Explanation));
        Assert.Equal("The PDQ ends after 63 of 64 digits.", Assert.Throws<FormatException>(() => PdqHash.Parse(Bridge[1..])).Message);
        Assert.Throws<ArgumentException>(() => PdqHash.FromBytes(new byte[31]));
    }

    [Fact]
    public void The_examples_have_the_hashes_they_state() => Assert.All(PdqHash.Examples, example =>
    {
        var numbers = example.Content.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)[1..].Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(example.Signal, new PdqHasher().HashLuma([.. numbers[3..].Select(number => (byte)number)], numbers[0], numbers[1]).Hash);
    });
}
