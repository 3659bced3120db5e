using CsCheck;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Matching.Tests.Signals;

public sealed class SignalTextTests
{
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Theory]
    [InlineData(Abc)]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    public void Both_cases_are_read_and_lower_case_is_written(string text)
    {
        var reading = SignalText.Read<Sha256Signal>(text);
        var signal = Assert.IsType<SignalText.Reading<Sha256Signal>.Accepted>(reading).Signal;
        Assert.Equal(Abc, signal.ToString());
        Assert.Equal(Sha256Signal.Examples[1].Signal, signal);
    }

    [Theory]
    [InlineData("", SignalRefusal.Empty, 0, "There is no MD5; 32 hexadecimal digits are expected.")]
    [InlineData("900150983cd24fb0d6963f7d28e17f7", SignalRefusal.TooShort, 31, "The MD5 ends after 31 of 32 digits.")]
    [InlineData("900150983cd24fb0d6963f7d28e17f72a", SignalRefusal.TooLong, 32, "The MD5 goes on after its 32 digits.")]
    [InlineData("900150983cd24fb0d6963f7d28e17f72 ", SignalRefusal.TooLong, 32, "The MD5 goes on after its 32 digits.")]
    [InlineData(" 900150983cd24fb0d6963f7d28e17f72", SignalRefusal.NotHexadecimal, 0, "Sign 1 of the MD5 is no hexadecimal digit (0-9, a-f).")]
    [InlineData("900150983cd24fb0d6963f7d28e17fg2", SignalRefusal.NotHexadecimal, 30, "Sign 31 of the MD5 is no hexadecimal digit (0-9, a-f).")]
    [InlineData("0x0150983cd24fb0d6963f7d28e17f72", SignalRefusal.NotHexadecimal, 1, "Sign 2 of the MD5 is no hexadecimal digit (0-9, a-f).")]
    [InlineData("９00150983cd24fb0d6963f7d28e17f72", SignalRefusal.NotHexadecimal, 0, "Sign 1 of the MD5 is no hexadecimal digit (0-9, a-f).")]
    [InlineData("9", SignalRefusal.TooShort, 1, "The MD5 ends after 1 of 32 digits.")]
    public void What_is_no_hash_is_refused_with_its_place(string text, SignalRefusal why, int position, string sentence) =>
        Assert.Equal(new SignalText.Reading<Md5Signal>.Refused(why, position, sentence), SignalText.Read<Md5Signal>(text));

    [Fact]
    public void A_hash_of_another_kind_is_refused() =>
        Assert.Equal(SignalRefusal.TooShort, Assert.IsType<SignalText.Reading<Sha256Signal>.Refused>(SignalText.Read<Sha256Signal>(Sha1Signal.OfNothing.ToString())).Why);

    [Fact]
    public void Ten_million_signs_are_refused_without_reading_them_all()
    {
        var text = new string('a', 10_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(64, Assert.IsType<SignalText.Reading<Sha256Signal>.Refused>(SignalText.Read<Sha256Signal>(text)).PositionChars);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4096);
    }

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String.Sample(
        text => SignalText.Read<Md5Signal>(text) is not null && SignalText.Read<Sha1Signal>(text) is not null, iter: 5_000);

    [Fact]
    public void Bytes_and_text_of_every_kind_come_back_as_they_were() => Gen.Byte.Array[32].Sample(
        bytes => ComesBack<Md5Signal>(bytes) && ComesBack<Sha1Signal>(bytes) && ComesBack<Sha256Signal>(bytes), iter: 2_000);

    [Fact]
    public void A_wrong_number_of_bytes_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Md5Signal.FromBytes(new byte[15]));
        Assert.Throws<ArgumentException>(() => Sha1Signal.FromBytes(new byte[21]));
        Assert.Throws<ArgumentException>(() => Sha256Signal.FromBytes([]));
    }

    [Fact]
    public void Every_single_bit_counts_in_equality()
    {
        EveryBitCounts<Md5Signal>();
        EveryBitCounts<Sha1Signal>();
        EveryBitCounts<Sha256Signal>();
    }

    private static bool ComesBack<TSignal>(byte[] bytes)
        where TSignal : struct, ISignal<TSignal>
    {
        var signal = TSignal.FromBytes(bytes.AsSpan(0, TSignal.LengthBytes));
        var copy = new byte[TSignal.LengthBytes];
        signal.CopyTo(copy);
        return copy.AsSpan().SequenceEqual(bytes.AsSpan(0, TSignal.LengthBytes))
            && SignalText.Read<TSignal>(SignalText.Of(signal)) is SignalText.Reading<TSignal>.Accepted read && read.Signal.Equals(signal);
    }

    private static void EveryBitCounts<TSignal>()
        where TSignal : struct, ISignal<TSignal>
    {
        for (var bit = 0; bit < TSignal.LengthBytes * 8; bit++)
        {
            var bytes = new byte[TSignal.LengthBytes];
            bytes[bit / 8] = (byte)(1 << (bit % 8));
            Assert.False(TSignal.FromBytes(bytes).Equals(default));
        }
    }
}
