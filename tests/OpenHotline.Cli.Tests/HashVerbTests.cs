using System.Security.Cryptography;
using System.Text.Json;
using NetVips;
using OpenHotline.Testing;

namespace OpenHotline.Cli.Tests;

/// <summary><c>openhotline hash</c>, as a script uses it.</summary>
public sealed class HashVerbTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_folder_is_hashed_in_the_order_of_its_names_and_what_has_no_hash_says_why()
    {
        Directory.CreateDirectory(folder.In("inner"));
        var file = Drawing(300, 200).PngsaveBuffer();
        await File.WriteAllBytesAsync(folder.In("b, \"quoted\".png"), file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.In("a.txt"), "no picture", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.In("inner", "c.jpg"), Drawing(700, 500).JpegsaveBuffer(), TestContext.Current.CancellationToken);
        var (exit, said, _) = await CommandLine.RunAsync("hash", folder.Path);
        var lines = said.TrimEnd().Split(Environment.NewLine);
        Assert.Equal(1, exit);
        Assert.Equal("file,width,height,quality,pdq,sha256,error", lines[0]);
        Assert.Matches("a\\.txt,,,,,[0-9a-f]{64},not-a-picture: ", lines[1]);
        Assert.Matches("^\".*b, \"\"quoted\"\"\\.png\",300,200,[0-9]+,[0-9a-f]{64}," + Convert.ToHexStringLower(SHA256.HashData(file)) + ",$", lines[2]);
        Assert.Matches("c\\.jpg,700,500,[0-9]+,[0-9a-f]{64},[0-9a-f]{64},$", lines[3]);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task A_picture_on_standard_input_is_hashed_and_its_way_is_recorded()
    {
        var (exit, said, _) = await CommandLine.RunAsync(Drawing(1200, 1100).JpegsaveBuffer(), ["hash", "-", "--format", "json", "--libvips-only"]);
        var row = JsonDocument.Parse(said).RootElement;
        Assert.Equal((0, "-", "JPEG", "Libvips", 2), (exit, row.GetProperty("file").GetString(), row.GetProperty("format").GetString(), row.GetProperty("decoder").GetString(), row.GetProperty("shrunkBy").GetInt32()));
        Assert.False(row.TryGetProperty("error", out _));
    }

    [Fact]
    public async Task Frames_are_rows_of_their_own()
    {
        using var roll = Image.Arrayjoin([Drawing(90, 80), Drawing(90, 80).Rot180(), Drawing(90, 80).Flip(Enums.Direction.Horizontal)], across: 1).Mutate(fields => fields.Set(GValue.GIntType, "page-height", 80));
        await File.WriteAllBytesAsync(folder.In("a.gif"), roll.GifsaveBuffer(), TestContext.Current.CancellationToken);
        var (exit, said, _) = await CommandLine.RunAsync("hash", folder.In("a.gif"), "--frames", "3", "--format", "json");
        Assert.Equal(0, exit);
        Assert.Equal(["a.gif", "a.gif#1", "a.gif#2"], said.TrimEnd().Split(Environment.NewLine).Select(line => Path.GetFileName(JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()!)));
    }

    [Fact]
    public async Task Hex_is_hashes_and_nothing_else()
    {
        await File.WriteAllBytesAsync(folder.In("a.png"), Drawing(300, 200).PngsaveBuffer(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.In("b.txt"), "no picture", TestContext.Current.CancellationToken);
        var (exit, said, complained) = await CommandLine.RunAsync("hash", folder.Path, "--format", "hex");
        Assert.Equal(1, exit);
        Assert.Matches("^[0-9a-f]{64}$", said.TrimEnd());
        Assert.Contains("b.txt: not-a-picture", complained, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hash", "/nowhere/at/all"), InlineData("hash", "-", "-"), InlineData("hash", "-", "--frames", "0"), InlineData("hash", "-", "--format", "xml"), InlineData("hash", "-", "--workers", "0")]
    public async Task Wrong_use_is_2_and_says_why(params string[] words)
    {
        var (exit, _, complained) = await CommandLine.RunAsync(words);
        Assert.Equal(2, exit);
        Assert.NotEqual("", complained);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A drawn pattern, no photograph.</summary>
    internal static Image Drawing(int width, int height)
    {
        using var waves = Image.Perlin(width, height, cellSize: 50, uchar: true, seed: width);
        using var places = Image.Xyz(width, height);
        using var ramp = (places[0] * 255 / width).Cast(Enums.BandFormat.Uchar);
        using var steps = (places[1] / 40 % 2 * 255).Cast(Enums.BandFormat.Uchar);
        using var joined = waves.Bandjoin(ramp, steps);
        return joined.Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }
}
