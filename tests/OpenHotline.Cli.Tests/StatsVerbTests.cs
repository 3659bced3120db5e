using System.Text.Json;
using OpenHotline.Testing;

namespace OpenHotline.Cli.Tests;

/// <summary><c>replay</c> and <c>stats</c>, as a shell sees them.</summary>
public sealed class StatsVerbTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Figures_are_replayed_compared_broken_down_frozen_and_counted_again_by_command()
    {
        var csv = folder.In("figures.csv");
        await File.WriteAllTextAsync(csv, "period,metric,dimension,value_key,count,percent,base\n2020H1,urls_actioned,total,,150,,\n2021H1,urls_actioned,total,,243,,\n2021H1,hosting_country,country,NL,100,41,urls_actioned\n", TestContext.Current.CancellationToken);
        var replayed = await RunAsync("replay", "--figures", csv, "--facts-only");
        Assert.Equal((0, true), (replayed.Exit, replayed.Says.Contains("393 cases replayed; 0 findings.", StringComparison.Ordinal)));

        var compared = (await JsonAsync("stats", "compare", "--period", "2021H1", "--with", "2020H1", "--json")).RootElement;
        Assert.Equal(("243 webpages in 2021H1, up 62% on 150 in 2020H1.", true), (compared.GetProperty("sentence").GetString(), compared.GetProperty("isReplayed").GetBoolean()));
        var series = (await JsonAsync("stats", "series", "--period", "2021H1", "--by", "hosting_country", "--json")).RootElement;
        var dutch = series.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("code").GetString() == "NL");
        Assert.Equal(("actioned", 243, 100, 41.2m), (series.GetProperty("base").GetString(), series.GetProperty("baseCount").GetInt32(), dutch.GetProperty("count").GetInt32(), dutch.GetProperty("percent").GetDecimal()));

        Assert.Equal(0, (await RunAsync("stats", "snapshot", "--name", "press-release", "--period", "2021H1")).Exit);
        var again = await RunAsync("stats", "snapshot", "--name", "press-release", "--period", "2020H1");
        Assert.Equal((2, true), (again.Exit, again.Says.Contains("stays as it was taken", StringComparison.Ordinal)));
        Assert.Contains("Counted", (await RunAsync("stats", "rebuild")).Says, StringComparison.Ordinal);
        foreach (var (words, says) in new (string[], string)[]
        {
            (["--period", "2021Q5"], "no such days"), (["--period", "1021-01-01..2021-01-01"], "100 years"), (["--period", "soon"], "2021H1"), (["--period", "2021H1", "--by", "colour"], "hosting_country"),
            (["--period", "2021H1", "--by", "age", "--of", "reports"], "not counted by"),
        })
        {
            var refused = await RunAsync(["stats", "series", .. words]);
            Assert.Equal((2, true), (refused.Exit, refused.Says.Contains(says, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_replay_goes_through_every_room_unless_only_facts_are_asked_for()
    {
        var csv = folder.In("figures.csv");
        await File.WriteAllTextAsync(csv, "period,metric,dimension,value_key,count,percent,base\n2021-07-28,urls_actioned,total,,12,,\n", TestContext.Current.CancellationToken);
        Assert.Equal((0, true), await RunAsync("replay", "--figures", csv) is var (exit, says) ? (exit, says.Contains("12 cases replayed; 0 findings.", StringComparison.Ordinal)) : default);
        var (again, refusal) = await RunAsync("replay", "--figures", csv, "--facts-only");
        Assert.Equal((2, true), (again, refusal.Contains("Another file, seed, scale or way", StringComparison.Ordinal)));
        var removed = (await JsonAsync("stats", "series", "--period", "2021-07", "--by", "hosting_country", "--of", "removed", "--json")).RootElement;
        Assert.Equal(12, removed.GetProperty("baseCount").GetInt32());
    }

    [Fact]
    public async Task A_question_makes_no_hotline_where_there_is_none()
    {
        Assert.Equal(2, (await RunAsync("stats", "series", "--period", "2021", "--by", "age")).Exit);
        Assert.False(Directory.Exists(folder.In("data")));
    }

    public void Dispose() => folder.Dispose();

    private async Task<JsonDocument> JsonAsync(params string[] words)
    {
        var (exit, said, complained) = await CommandLine.RunAsync([.. words, "--data", folder.In("data")]);
        Assert.Equal((0, ""), (exit, complained));
        return JsonDocument.Parse(said);
    }

    private async Task<(int Exit, string Says)> RunAsync(params string[] words)
    {
        var (exit, said, complained) = await CommandLine.RunAsync([.. words, "--data", folder.In("data")]);
        return (exit, said + complained);
    }
}
