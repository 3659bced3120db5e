using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Imports;
using OpenHotline.Intake.Receipts;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

public sealed class ImportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task Each_line_is_a_report_or_has_a_reason(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        using var results = new MemoryStream();
        var outcome = await ImportAsync(house, """
            address,referrer,note,source,received_at
            http://a.example/,,"a note, with ""quotes""
            and a line break",police,2026-01-02T03:04:05Z
            not an address,,,,
            http://b.example/,http://from.example/,,,
            http://c.example/,,"broken
            http://d.example/,,"fine",public,
            http://e.example/,,,moon,
            http://f.example/,,,,2999-01-01
            http://g.example/,,"bad"quote,,
            http://h.example/,,,,,too,many
            http://i.example/
            """, results);
        Assert.Equal(new ImportReports.Outcome.Finished(12, 4, 6), outcome);
        Assert.Equal(
            ["2,accepted,,*", "4,refused,address-not-a-web-address,", "5,accepted,,*", "6,refused,broken-quote,", "7,accepted,,*", "8,refused,unknown-source,",
             "9,refused,received-at-not-possible,", "10,refused,broken-quote,", "11,refused,too-many-fields,", "12,accepted,,*"],
            Lines(results).Skip(1).Select(line => ReceiptCode.Read(line.Split(',')[3]) is null ? line : line[..(line.LastIndexOf(',') + 1)] + "*"));
        await house.OpenArrivalsAsync();
        Assert.Equal([1, 2, 7, 7], (await house.ListAsync("SELECT source FROM reports", row => row.GetInt32(0))).Order());
        Assert.Equal(1, await house.CountAsync($"reports WHERE received_at = {UtcMilliseconds.ToNumber(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc))}"));
        Assert.NotNull(await house.StepAsync(Lines(results)[1].Split(',')[3]));
    }

    [Theory, OnEveryDatabase]
    public async Task An_import_that_was_cut_off_goes_on_and_doubles_nothing(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var csv = "address\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => i == 500 ? "\"broken\n" : $"http://page{i}.example/\n"));
        using var results = new MemoryStream();
        using var cutting = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var progress = new Told(at => { if (at.Lines > 400) cutting.Cancel(); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportAsync(house, csv, results, progress, cutting.Token));
        // As a crash leaves it: results behind the last certain place.
        await results.WriteAsync(Encoding.ASCII.GetBytes("999,accepted,,"), Stop);

        Assert.Equal(new ImportReports.Outcome.Finished(1001, 999, 1), await ImportAsync(house, csv, results));
        Assert.Equal(1001, Lines(results).Count);
        Assert.Equal(1001, Lines(results).Distinct(StringComparer.Ordinal).Count());
        Assert.IsType<ImportReports.Outcome.FinishedBefore>(await ImportAsync(house, csv, results));
        await house.OpenArrivalsAsync();
        Assert.Equal(999, await house.CountAsync("reports"));
        Assert.Equal(999, await house.CountAsync("webpages"));
    }

    [Theory]
    [InlineData(""), InlineData("note\nx\n"), InlineData("address,adress\nx,y\n"), InlineData("http://a.example/\n"), InlineData("address,address\n")]
    public async Task A_file_whose_first_line_does_not_name_the_columns_is_refused(string csv)
    {
        await using var own = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var house = await TestHouse.OpenAsync(own.Address);
        Assert.IsType<ImportReports.Outcome.NoHeader>(await ImportAsync(house, csv, new MemoryStream()));
        Assert.Equal(0, await house.CountAsync("arrivals"));
    }

    [Fact]
    public async Task Any_bytes_are_read_to_their_end_and_what_is_behind_them_is_found()
    {
        var seeded = new CsCheck.PCG(1);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[200];
            for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(seeded.Next() % 5 == 0 ? "\",\n\r"[(int)(seeded.Next() % 4)] : seeded.Next());
            var text = Encoding.UTF8.GetString(bytes).Replace('\n', ' ') + "\nhttp://last.example/\n";
            var lines = new List<CsvLine>();
            await foreach (var line in new CsvLines(new StringReader(text)).ReadAsync(Stop)) lines.Add(line);
            Assert.True(lines[^1].Fields.Count == 1 && lines[^1].Fields[0] == "http://last.example/" || lines[^1].Fields.Any(field => field.Contains("last.example", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_line_of_many_megabytes_is_refused_and_the_next_is_read()
    {
        var lines = new List<CsvLine>();
        await foreach (var line in new CsvLines(new StringReader($"a\n{new string('x', 10_000_000)}\nb\n\"{new string('y', 10_000_000)}\nc")).ReadAsync(Stop)) lines.Add(line);
        Assert.Equal([null, CsvFault.TooLong, null, CsvFault.TooLong, null], lines.Select(line => line.Fault));
    }

    [Fact(Explicit = true)]
    public async Task A_million_lines_fit_into_little_memory()
    {
        await using var own = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var house = await TestHouse.OpenAsync(own.Address);
        using var folder = new TempFolder();
        await File.WriteAllLinesAsync(folder.In("big.csv"), Enumerable.Range(0, 1_000_000).Select(i => $"http://page{i % 50_000}.example/{i},a note").Prepend("address,note"), Stop);
        await using var csv = File.OpenRead(folder.In("big.csv"));
        await using var results = File.Create(folder.In("big.results.csv"));
        long most = 0;
        var progress = new Told(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)));
        var key = await ImportKey.OfFileAsync(csv, Stop);
        var outcome = await house.InScopeAsync(services => services.GetRequiredService<ImportReports>().RunAsync(csv, key, ReportSource.Member, results, csv.Length, progress, Stop));
        Assert.Equal(new ImportReports.Outcome.Finished(1_000_001, 1_000_000, 0), outcome);
        Assert.InRange(most, 0, 200_000_000);
    }

    private static Task<ImportReports.Outcome> ImportAsync(TestHouse house, string csv, Stream results, IProgress<ImportProgress>? progress = null, CancellationToken? stop = null) => house.InScopeAsync(async services =>
    {
        var bytes = new MemoryStream(Encoding.UTF8.GetBytes(csv.ReplaceLineEndings("\n")));
        return await services.GetRequiredService<ImportReports>().RunAsync(bytes, await ImportKey.OfFileAsync(bytes, Stop), ReportSource.Other, results, bytes.Length, progress, stop ?? Stop);
    });

    private static List<string> Lines(Stream results)
    {
        results.Position = 0;
        using var text = new StreamReader(results, leaveOpen: true);
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private sealed class Told(Action<ImportProgress> then) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => then(value);
    }
}
