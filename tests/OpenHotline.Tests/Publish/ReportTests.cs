using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Publishing;
using OpenHotline.Publish.Reporting;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Publish;

public sealed class ReportTests
{
    [Fact]
    public void A_figure_in_a_text_is_filled_in_from_its_series_and_listed_with_its_base()
    {
        var filled = Assert.IsType<FillReport.Outcome.Filled>(new FillReport().Run(
            "In {{period}}: {{count actioned}} webpages, {{change actioned}} on {{before actioned}} in {{with}}. Self-generated: {{share self_generated of actioned}}. {{count with_imagery.sex boys}} of boys, {{points with_imagery.sex girls}}.\n{{table with_imagery.sex}}",
            Published("2021H1", 100_616, 64_278, 90_000), Published("2020H1", 62_234, 30_000, 50_000))).Markdown;
        Assert.StartsWith("In 2021H1: 100,616 webpages, up 62% on 62,234 in 2020H1. Self-generated: 63.9%. (withheld) of boys, up 9.1 percentage points.", filled, StringComparison.Ordinal);
        Assert.Contains("| girls | 90,000 | 89.4% |", filled, StringComparison.Ordinal);
        Assert.Contains("| 63.9% | share self_generated of actioned | 100,616 actioned |", filled, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{count}}", "is no figure")]
    [InlineData("{{count webpages}}", "names no base")]
    [InlineData("{{count actioned.colour red}}", "names no breakdown")]
    [InlineData("{{count reports.age 0-2}}", "is not published")]
    [InlineData("{{count with_imagery.sex}}", "names no line")]
    [InlineData("{{share self_generated}}", "is a share of nothing")]
    [InlineData("{{table actioned}}", "is a table of nothing")]
    [InlineData("{{count actioned NL}}", "says too much")]
    public void A_reference_that_names_nothing_is_told_with_its_line(string text, string says)
    {
        var fault = Assert.Single(Assert.IsType<FillReport.Outcome.Refused>(new FillReport().Run("First\n" + text, Published("2021H1", 1, 1, 1), null)).Faults);
        Assert.Equal(2, fault.Line);
        Assert.Contains(says, fault.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_to_begin_from_names_nothing_that_is_not_there()
    {
        var filled = Assert.IsType<FillReport.Outcome.Filled>(new FillReport().Run(ReportTemplates.Annual, Published("2021", 252_194, 182_281, 200_000), null));
        Assert.Contains("(no comparison)", filled.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", filled.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Bands_are_added_up_within_one_base_and_a_withheld_one_withholds_the_sum()
    {
        var figures = new Figures(default, default, 100, [new FigureSeries(Metric.Imagery, Dimension.Age, 100, [new("0-2", 6), new("3-6", null), new("7-10", 20), new("11-13", 60), new("14-15", 10)])]);
        var ages = MemberStateTable.Of(figures).Groups.Single(group => group.By == Dimension.Age);
        Assert.Equal((Metric.Imagery, 100L), (ages.Base, ages.BaseCount!.Value));
        Assert.Equal([6L, null, 10L, 0L], ages.Lines.Select(line => line.Count));
    }

    [Theory, OnEveryDatabase]
    public async Task Notices_are_counted_by_provider_type_and_what_came_of_them(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        foreach (var path in new[] { "a", "b", "c" }) await house.AddActionableAsync("https://www.bad.example/" + path);
        await house.TraceAndSendAsync();
        var report = await ReportAsync(house);
        var first = Assert.Single(report.Lines);
        Assert.Equal((3L, 3L, ContentKind.Imagery, ProviderAction.NoneKnown), (report.Notices, first.Notices, first.Type, first.Action));
        Assert.NotEqual(Article22Report.SiteOwners, first.Provider);

        await house.House.InUnitAsync(async services =>
        {
            var db = services.GetRequiredService<HotlineDb>();
            var notices = await db.Set<Notice>().ToListAsync(NotifyHouse.Cancellation);
            var now = house.House.Clock.GetUtcNow().UtcDateTime;
            db.Add(new HostReply(Guid.NewGuid(), notices[0].Id, ReplyChannel.Page, HostAnswer.NotOurs, false, null, now));
            db.Add(new HostReply(Guid.NewGuid(), notices[0].Id, ReplyChannel.Page, HostAnswer.Removed, false, null, now.AddMinutes(5)));
            await db.ExecuteAsync("INSERT INTO removals (episode_id, webpage_id, removed_at, seconds_from_notice, seconds_from_assessment) VALUES (@episode, @page, @at, 60, 90)", NotifyHouse.Cancellation,
                ("episode", notices[1].EpisodeId), ("page", notices[1].WebpageId), ("at", now.AddMinutes(1)));
            return true;
        });
        report = await ReportAsync(house);
        Assert.Equal([(ProviderAction.NoneKnown, 1L), (ProviderAction.Removed, 1L), (ProviderAction.SaidRemoved, 1L)], report.Lines.Select(line => (line.Action, line.Notices)));
        Assert.Contains($"2026,\"{first.Provider}\",imagery,removed,1,counted\r\n", report.ToCsv(), StringComparison.Ordinal);
        Assert.Empty((await ReportAsync(house, "2025")).Lines);
    }

    private static Task<Article22Report> ReportAsync(NotifyHouse house, string period = "2026") =>
        house.House.InScopeAsync(services => services.GetRequiredService<MakeArticle22Report>().RunAsync(PublishSteps.ReadPeriod(period), NotifyHouse.Cancellation));

    private static ReadPublished.Published Published(string code, long actioned, long selfGenerated, long girls)
    {
        var period = PublishSteps.ReadPeriod(code);
        var figures = new Figures(period.FirstOn, period.LastOn, actioned,
        [
            new(Metric.Actioned, Dimension.Place, actioned, [new("NL", actioned)]), new(Metric.SelfGenerated, Dimension.Age, selfGenerated, [new("11-13", selfGenerated)]),
            new(Metric.Imagery, Dimension.Sex, actioned, [new("girls", girls), new("boys", null)]),
        ]);
        return new(period, new SnapshotDocument(code, SnapshotKind.AsPublished, code, period.FirstOn, period.LastOn, default, "1", "Europe/London", false, 5, [], figures), [], 1, [], null);
    }
}
