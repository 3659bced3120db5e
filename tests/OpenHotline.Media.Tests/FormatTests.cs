using System.Text;
using OpenHotline.Media.Formats;

namespace OpenHotline.Media.Tests;

/// <summary>What a file is, is told from its bytes; what is not decoded is refused by name.</summary>
public sealed class FormatTests(TestWorkers house) : IClassFixture<TestWorkers>
{
    [Theory]
    [InlineData("heic", PictureFormat.HevcInHeif), InlineData("hevc", PictureFormat.HevcInHeif), InlineData("mif1", PictureFormat.HevcInHeif), InlineData("avif", PictureFormat.Avif), InlineData("isom", PictureFormat.Film), InlineData("mp42", PictureFormat.Film)]
    public void A_container_is_known_by_its_brands(string brand, PictureFormat format) => Assert.Equal(format, FormatSniffer.Sniff(Container(brand, "mif1miaf"[..(brand is "isom" or "mp42" ? 0 : 8)])));

    [Fact]
    public void A_container_that_leaves_its_codec_open_is_known_by_its_properties() =>
        Assert.Equal(PictureFormat.Avif, FormatSniffer.Sniff([.. Container("mif1", "miaf"), .. "....av1C...."u8]));

    [Theory]
    [InlineData("BM", PictureFormat.Bmp), InlineData("8BPS", PictureFormat.Photoshop), InlineData("%PDF-1.7", PictureFormat.Pdf), InlineData("<?xml version='1.0'?><svg/>", PictureFormat.Svg), InlineData("hello", PictureFormat.Unknown), InlineData("", PictureFormat.Unknown)]
    public void Others_are_known_by_name(string start, PictureFormat format) => Assert.Equal(format, FormatSniffer.Sniff(Encoding.ASCII.GetBytes(start.Length == 0 ? "" : start.PadRight(60, ' '))));

    [Fact]
    public async Task Hevc_is_refused_by_name()
    {
        var answer = Assert.IsType<Decoding.Undecodable>(await house.Workers.RunAsync(Container("heic", "mif1"), DecodingWish.Default, TestContext.Current.CancellationToken));
        Assert.Equal(UndecodableReason.FormatNotSupported, answer.Why);
        Assert.Contains("HEVC", answer.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>", UndecodableReason.FormatNotSupported)]
    [InlineData("P6 2 2 255 abcdefabcdef", UndecodableReason.NotAPicture)]
    [InlineData("x,y\n1,2\n", UndecodableReason.NotAPicture)]
    public async Task What_libvips_could_load_and_nobody_should_is_refused(string file, UndecodableReason why) => Assert.Equal(why, await house.ReasonAsync(Encoding.ASCII.GetBytes(file)));

    [Fact]
    public async Task Nothing_is_refused_as_nothing() => Assert.Equal(UndecodableReason.Empty, await house.ReasonAsync([]));

    private static byte[] Container(string brand, string others) =>
        [0, 0, 0, (byte)(16 + others.Length), .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(others), .. new byte[40]];
}
