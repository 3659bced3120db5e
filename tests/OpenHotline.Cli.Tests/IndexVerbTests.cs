using OpenHotline.Testing;

namespace OpenHotline.Cli.Tests;

/// <summary><c>openhotline index</c> and <c>match</c>, as a script uses them.</summary>
public sealed class IndexVerbTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Pictures_are_hashed_indexed_and_found_again()
    {
        var (index, list) = (folder.In("a.index"), folder.In("hashes.csv"));
        Directory.CreateDirectory(folder.In("known"));
        for (var i = 0; i < 4; i++) await File.WriteAllBytesAsync(folder.In("known", $"{i}.png"), HashVerbTests.Drawing(300 + (i * 90), 250 + (i * 20)).PngsaveBuffer(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(list, (await CommandLine.RunAsync("hash", folder.In("known"))).Said, TestContext.Current.CancellationToken);

        Assert.Equal(0, (await CommandLine.RunAsync("index", "build", index, list, "--bank", "7")).Exit);
        Assert.Equal(2, (await CommandLine.RunAsync("index", "build", index, list)).Exit);
        Assert.Contains("bank    7: 4 hashes, radius 31", (await CommandLine.RunAsync("index", "info", index)).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.RunAsync("index", "verify", index)).Exit);

        var found = await CommandLine.RunAsync("match", index, folder.In("known", "2.png"));
        Assert.Equal(0, found.Exit);
        Assert.Contains("2.png,AsStored,4,7,0", found.Said, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(folder.In("turned.png"), HashVerbTests.Drawing(300, 250).Rot180().PngsaveBuffer(), TestContext.Current.CancellationToken);
        var turned = await CommandLine.RunAsync("match", index, folder.In("turned.png"), "--dihedral", "--format", "json");
        Assert.Contains("\"orientation\":\"Rotated180\",\"id\":2,\"bank\":7", turned.Said, StringComparison.Ordinal);
        Assert.Equal((1, "query,orientation,id,bank,distance"), await CommandLine.RunAsync("match", index, folder.In("turned.png"), "--radius", "8") is var none ? (none.Exit, none.Said.TrimEnd()) : default);
        Assert.Equal(4, (await CommandLine.RunAsync("match", index, list)).Exit);
    }

    [Fact]
    public async Task Lists_and_indexes_are_looked_up_in_an_index()
    {
        var (index, other) = (folder.In("a.index"), folder.In("b.index"));
        Assert.Equal(0, (await CommandLine.RunAsync(Text($"{Hex('0', 40)}\n{Hex('f', 40)}\n"), ["index", "build", index, "-"])).Exit);
        Assert.Equal(0, (await CommandLine.RunAsync(Text($"{Hex('1', 20)},900\n"), ["index", "build", other, "-"])).Exit);
        Assert.Equal(1, (await CommandLine.RunAsync("match", index, "--index", other)).Exit);
        Assert.Equal(0, (await CommandLine.RunAsync(Text($"pdq,id\n{Hex('1', 20)},{77}\n"), ["index", "add", index, "-"])).Exit);
        var found = await CommandLine.RunAsync("match", index, "--index", other);
        Assert.Equal((0, "900,AsStored,77,0,0"), (found.Exit, found.Said.TrimEnd().Split(Environment.NewLine)[^1]));
        Assert.Equal(0, (await CommandLine.RunAsync(Text(Hex('f', 40)), ["match", index, "--list", "-", "--radius", "0"])).Exit);
    }

    [Fact]
    public async Task What_is_wrong_with_a_list_or_an_index_is_said()
    {
        var index = folder.In("a.index");
        var wrong = await CommandLine.RunAsync(Text($"{Hex('0', 40)}\nnot a hash\n"), ["index", "build", index, "-"]);
        Assert.Equal((2, true), (wrong.Exit, wrong.Complained.Contains("Standard input, line 2", StringComparison.Ordinal)));
        Assert.False(File.Exists(index));
        var dull = await CommandLine.RunAsync(Text($"quality,pdq\n12,{Hex('0', 40)}\n,\n"), ["index", "build", index, "-"]);
        Assert.Equal(1, dull.Exit);
        Assert.Equal(0, (await CommandLine.RunAsync(Text(Hex('0', 40)), ["index", "build", index, "-"])).Exit);
        var bytes = await File.ReadAllBytesAsync(index, TestContext.Current.CancellationToken);
        bytes[4096 + 8] ^= 1; // in the first hash, behind the page of the heading
        await File.WriteAllBytesAsync(index, bytes, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await CommandLine.RunAsync("index", "verify", index)).Exit);
        await File.WriteAllTextAsync(index, "no index", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await CommandLine.RunAsync("index", "info", index)).Exit);
        Assert.Equal(2, (await CommandLine.RunAsync("match", index)).Exit);
        Assert.Equal(2, (await CommandLine.RunAsync("match", folder.In("nowhere"), "--list", "-")).Exit);
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Text(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    /// <summary>64 digits: zeros, and the digit from a place on.</summary>
    private static string Hex(char digit, int from) => new string('0', from) + new string(digit, 64 - from);
}
