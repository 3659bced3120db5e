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
    public async Task Reports_are_made_by_command_from_the_published_figures()
    {
        var csv = folder.In("figures.csv");
        await File.WriteAllTextAsync(csv, "period,metric,dimension,value_key,count,percent,base\n2020H1,urls_actioned,total,,150,,\n2021H1,urls_actioned,total,,243,,\n2021H1,hosting_country,country,NL,100,41,urls_actioned\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await RunAsync("replay", "--figures", csv, "--facts-only")).Exit);

        var table = (await JsonAsync("report", "member-state", "--period", "2021H1", "--json")).RootElement;
        var hosting = table.GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("title").GetString() == "Country of hosting");
        Assert.Equal((true, 243, 100), (table.GetProperty("isReplayed").GetBoolean(), hosting.GetProperty("baseCount").GetInt32(), hosting.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("code").GetString() == "NL").GetProperty("count").GetInt32()));
        Assert.Contains("Country of hosting, of 243 actioned", (await RunAsync("report", "member-state", "--period", "2021H1")).Says, StringComparison.Ordinal);

        var flagger = (await JsonAsync("report", "article-22", "--period", "2021", "--json")).RootElement;
        Assert.Equal(("2021", 0), (flagger.GetProperty("period").GetProperty("code").GetString(), flagger.GetProperty("notices").GetInt32()));
        Assert.Equal((0, "period,provider,type,action,notices,origin\r\n"), await RunAsync("report", "article-22", "--period", "2021", "--csv"));
        Assert.Equal(2, (await RunAsync("report", "article-22", "--period", "2021", "--csv", "--json")).Exit);

        var template = folder.In("text.md");
        await File.WriteAllTextAsync(template, "# {{period}}\n\n{{count actioned}} pages, {{change actioned}} on {{with}}; <b>{{count actioned.hosting_country NL}}</b> in the Netherlands.\n", TestContext.Current.CancellationToken);
        var filled = await RunAsync("report", "annual", "--period", "2021H1", "--template", template);
        Assert.Equal((0, true), (filled.Exit, filled.Says.StartsWith("# 2021H1\n\n243 pages, up 62% on 2020H1; <b>100</b> in the Netherlands.", StringComparison.Ordinal)));
        Assert.Contains("(no comparison) on nothing", (await RunAsync("report", "annual", "--period", "2021H1", "--with", "none", "--template", template)).Says, StringComparison.Ordinal);
        var page = (await RunAsync("report", "annual", "--period", "2021H1", "--template", template, "--html")).Says;
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;100", page, StringComparison.Ordinal);
        Assert.Contains("{{", (await RunAsync("report", "template")).Says, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("report", "annual", "--period", "2021H1")).Exit);

        await File.WriteAllTextAsync(template, "fine\n{{count nonsense}}\n", TestContext.Current.CancellationToken);
        foreach (var (words, says) in new (string[], string)[]
        {
            (["annual", "--period", "2021H1", "--template", template], "Line 2: {{count nonsense}} names no base"), (["annual", "--period", "2019"], "2019 is not closed. Closed are "),
            (["annual", "--period", "2021H1", "--with", "2018"], "--with: 2018 is not closed"), (["annual", "--period", "2021H1", "--template", folder.In("none.md")], "there is no file"),
            (["member-state", "--period", "soon"], "2021H1"),
        })
        {
            var refused = await RunAsync(["report", .. words]);
            Assert.Equal((2, true), (refused.Exit, refused.Says.Contains(says, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_question_makes_no_hotline_where_there_is_none()
    {
        var (exitOfProcess, _, complained) = await CommandLine.RunAsync("stats", "series", "--period", "2021", "--by", "age", "--data", folder.In("data"));
        Assert.Equal((2, true), (exitOfProcess, complained.StartsWith("There is no hotline in ", StringComparison.Ordinal)));
        foreach (var words in (string[][])[["stats", "series", "--period", "2021", "--by", "age"], ["user", "list"], ["timeline", "verify"], ["backup", folder.In("backup")]])
        {
            var (exit, says) = await RunAsync(words);
            Assert.Equal((2, true), (exit, says.StartsWith("There is no hotline in ", StringComparison.Ordinal)));
        }

        Assert.False(Directory.Exists(folder.In("data")));
    }

    public void Dispose() => folder.Dispose();

    private async Task<JsonDocument> JsonAsync(params string[] words)
    {
        var (exit, said, complained) = await ProgramHere.RunAsync([.. words, "--data", folder.In("data")]);
        Assert.Equal((0, ""), (exit, complained));
        return JsonDocument.Parse(said);
    }

    private async Task<(int Exit, string Says)> RunAsync(params string[] words)
    {
        var (exit, said, complained) = await ProgramHere.RunAsync([.. words, "--data", folder.In("data")]);
        return (exit, said + complained);
    }
}
