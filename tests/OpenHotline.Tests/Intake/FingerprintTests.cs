using OpenHotline.Intake.OwnPictures;

namespace OpenHotline.Tests.Intake;

public sealed class FingerprintTests
{
    private static readonly string Sha = new('a', 64);
    private static readonly string Md5 = new('b', 32);
    private static readonly string Pdq = new('c', 64);

    [Fact]
    public void What_the_page_writes_is_read_and_kept_as_it_stands()
    {
        var text = $"picture {Sha} {Md5} {Pdq}:100\nvideo {Pdq} {Md5} {Pdq}:3 {Sha}:80\npicture {new string('d', 64)} {Md5}";
        var read = Read(text);
        Assert.Equal((2, 1, text), (read.Pictures, read.Videos, read.Text));
        Assert.Equal([1, 2, 0], read.Files.Select(file => file.Pdq.Count));
    }

    [Fact]
    public void A_file_that_stands_twice_counts_once() => Assert.Single(Read($"picture {Sha} {Md5}\npicture {Sha.ToUpperInvariant()} {Md5}\n").Files);

    [Fact]
    public void A_hundred_files_are_taken_and_a_thousand_are_not()
    {
        static string Lines(int count) => string.Join('\n', Enumerable.Range(1, count).Select(i => $"picture {i:x64} {i:x32}"));
        Assert.Equal(100, Read(Lines(100)).Files.Count);
        Assert.Equal(FingerprintRefusal.TooMany, Refused(Lines(101)));
        Assert.Equal(FingerprintRefusal.TooMany, Refused(Lines(1000)));
    }

    [Theory]
    [InlineData("picture"), InlineData("picture aa bb"), InlineData("photo {s} {m}"), InlineData("picture {s} {m} {p}"), InlineData("picture {s} {m} {p}:101"), InlineData("picture {s} {m} {p}:-1")]
    [InlineData("picture {s} {m} {p}:1 {p}:1"), InlineData("video {s} {m} {p}:1 {p}:1 {p}:1 {p}:1 {p}:1 {p}:1"), InlineData("picture {s} {m} <script>:1"), InlineData("picture {m} {s}"), InlineData("picture {s}  {m}"), InlineData("picture {s} d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("picture e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 d41d8cd98f00b204e9800998ecf8427e")]
    public void What_was_made_by_hand_is_refused(string line) =>
        Assert.Equal(FingerprintRefusal.NotOurs, Refused(line.Replace("{s}", Sha, StringComparison.Ordinal).Replace("{m}", Md5, StringComparison.Ordinal).Replace("{p}", Pdq, StringComparison.Ordinal)));

    [Theory]
    [InlineData("481502", true), InlineData("4815 02-9", true), InlineData("٤٨١٥٠٢", true), InlineData("48150", false), InlineData("4815021234567", false), InlineData("48150a", false), InlineData(null, false)]
    public void A_pin_has_six_to_twelve_digits_of_any_script(string? typed, bool isPin) => Assert.Equal(isPin, Pin.Read(typed) is not null);

    [Theory]
    [InlineData("000000", true), InlineData("123456", true), InlineData("987654", true), InlineData("481502", false), InlineData("112233", false)]
    public void The_first_pins_that_anybody_tries_are_easy(string typed, bool isEasy) => Assert.Equal(isEasy, Pin.Read(typed)!.IsEasy);

    private static Fingerprints Read(string text) => Assert.IsType<Fingerprints.Reading.Accepted>(Fingerprints.Read(text)).Fingerprints;

    private static FingerprintRefusal Refused(string text) => Assert.IsType<Fingerprints.Reading.Refused>(Fingerprints.Read(text)).Why;
}
