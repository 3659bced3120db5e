namespace OpenHotline.Journeys;

/// <summary>A bank is set up, filled from a file and asked for what is near.</summary>
public sealed class BankTests(Browsing browsing)
{
    private static readonly string Known = new('9', 64);
    private static readonly string Near = new string('9', 63) + 'b';

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_hashes_goes_into_a_bank_and_what_is_near_is_found(bool hasScript)
    {
        var name = hasScript ? "Logos of the town" : "Logos of the county";
        await using var analyst = await Visitor.SignedInAsync(browsing, "analyst@hotline.example", hasScript, width: 360);
        await analyst.OpenAsync("workbench", "banks");
        await analyst.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await analyst.Page.GetByLabel("Harmless").CheckAsync();
        await analyst.Page.GetByLabel("Who gives the hashes").FillAsync("Example partner");
        await analyst.PressAsync("Set up");
        await analyst.Page.GetByText("Add a file of hashes").ClickAsync();
        await analyst.Page.GetByLabel("File of hashes").SetInputFilesAsync(new FilePayload { Name = "hashes.csv", MimeType = "text/csv", Buffer = Csv() });
        await analyst.PressAsync("Add the file");
        await analyst.FitsAsync();
        Assert.Contains("2 added, 0 were there already, 1 not taken.", await analyst.WordsAsync(), StringComparison.Ordinal);
        await analyst.OpenAsync("workbench", "banks");
        await analyst.Page.GetByLabel("Look a hash up").FillAsync(Near);
        await analyst.PressAsync("Look up");
        await analyst.FitsAsync();
        var words = await analyst.WordsAsync();
        Assert.Contains("Not this: a bank of harmless pictures knows it.", words, StringComparison.Ordinal);
        Assert.Contains(name, words, StringComparison.Ordinal);
    }

    private static byte[] Csv() => System.Text.Encoding.UTF8.GetBytes($"file,width,height,quality,pdq,sha256,error\na.png,9,9,90,{Known},,\nb.png,9,9,8,{new string('c', 64)},,\nc.png,,,,,,broken: no picture\n");
}
