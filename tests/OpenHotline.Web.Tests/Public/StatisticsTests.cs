using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Timeline;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Visits;
using OpenHotline.Publish.Publishing;
using OpenHotline.Testing;
using OpenHotline.Web.Public;
using OpenHotline.Web.Public.Statistics;

namespace OpenHotline.Web.Tests.Public;

/// <summary>The public figures and campaign links, behind the real door.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public async Task Without_a_closed_period_the_page_says_so()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        var page = await door.GetAsync("/statistics");
        Assert.Contains("No period is closed yet", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await door.Http.GetAsync(new Uri("/statistics/2021H1/figures.json", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Two_closed_periods_are_compared_in_one_sentence_and_every_number_has_its_base()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        await AssessAsync(door, 50);
        door.House.Clock.Advance(TimeSpan.FromDays(365));
        await AssessAsync(door, 81);
        door.House.Clock.Advance(TimeSpan.FromDays(365));
        foreach (var code in (string[])["2026H1", "2027H1"])
        {
            Assert.IsType<ClosePeriod.Outcome.Closed>(await door.House.InScopeAsync(services => services.GetRequiredService<ClosePeriod>().RunAsync(code, TestContext.Current.CancellationToken)));
        }

        var page = await door.GetAsync("/statistics");
        Assert.Equal("81 webpages, up 62% on the first half of 2026", page.QuerySelector("#headline")!.TextContent);
        var sex = page.QuerySelector("#with-imagery-by-sex-table")!.Closest("section")!;
        Assert.Contains("81 webpages acted on that show imagery", sex.TextContent, StringComparison.Ordinal);
        Assert.Equal(["CSV", "JSON", "SVG", "PNG"], sex.QuerySelectorAll("a[download]").Select(link => link.TextContent.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].Trim('(')));
        Assert.Contains("“Self-generated”", page.QuerySelector("#with-imagery-by-how-made-table")!.TextContent, StringComparison.Ordinal);

        Assert.Contains("81", (await door.GetAsync("/fr/statistics")).QuerySelector("#headline")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("rtl", (await door.GetAsync("/ar/statistics")).DocumentElement.GetAttribute("dir"));
        Assert.Contains("there is no comparison", (await door.GetAsync("/statistics?period=2026H1&with=none")).QuerySelector("#headline")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_hold_what_was_published_and_the_signature_fits()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        await AssessAsync(door, 30);
        door.House.Clock.Advance(TimeSpan.FromDays(365));
        await door.House.InScopeAsync(services => services.GetRequiredService<ClosePeriod>().RunAsync("2026H1", TestContext.Current.CancellationToken));
        var json = await door.Http.GetByteArrayAsync(new Uri("/statistics/2026H1/figures.json", UriKind.Relative), TestContext.Current.CancellationToken);
        using var signature = JsonDocument.Parse(await door.Http.GetStringAsync(new Uri("/statistics/2026H1/signature.json", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.True(door.House.Keys.Verify(signature.RootElement.GetProperty("keyId").GetInt32(), json, signature.RootElement.GetProperty("signature").GetBytesFromBase64()));
        var csv = await door.Http.GetStringAsync(new Uri("/statistics/2026H1/with-imagery-by-sex.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("period,base,base_count,by,code,count,percent,origin\r\n2026H1,with_imagery,30,sex,girls,30,100,counted\r\n", csv);
    }

    [Fact]
    public async Task Hosting_is_drawn_as_a_map_without_script_and_what_is_public_travels_compressed()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        await AssessAsync(door, 30, "NL");
        await AssessAsync(door, 10, "FR");
        door.House.Clock.Advance(TimeSpan.FromDays(365));
        await door.House.InScopeAsync(services => services.GetRequiredService<ClosePeriod>().RunAsync("2026H1", TestContext.Current.CancellationToken));
        var map = (await door.GetAsync("/statistics")).QuerySelector("img.oh-figure__map")!;
        Assert.Contains("Netherlands: 30 (75%); France: 10 (25%)", map.GetAttribute("alt"), StringComparison.Ordinal);
        var drawing = await door.Http.GetStringAsync(new Uri(map.GetAttribute("src")!, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("<title>Netherlands: 30 (75%)</title>", drawing, StringComparison.Ordinal);
        Assert.True(drawing.Split("<path").Length > 150);
        foreach (var (path, encoding) in new[] { ("/statistics", "br"), ("/ar/statistics/2026H1/hosting-map.svg", "br"), ("/v1/statistics/2026H1", "br"), ("/report", null) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br" } } };
            using var answer = await door.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.OK, encoding), (path, answer.StatusCode, answer.Content.Headers.ContentEncoding.SingleOrDefault()));
        }
    }

    [Theory]
    [InlineData("/statistics/2026H1/with-imagery-by-sex.png"), InlineData("/ar/statistics/2026H1/with-imagery-by-sex.png"), InlineData("/statistics/2026H1/hosting-map.png")]
    public async Task A_chart_is_had_as_dots_of_twice_its_size_with_its_words_in_it(string path)
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        await AssessAsync(door, 30, "NL");
        door.House.Clock.Advance(TimeSpan.FromDays(365));
        await door.House.InScopeAsync(services => services.GetRequiredService<ClosePeriod>().RunAsync("2026H1", TestContext.Current.CancellationToken));
        using var answer = await door.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var dots = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var box = XDocument.Parse(await door.Http.GetStringAsync(new Uri(path.Replace(".png", ".svg", StringComparison.Ordinal), UriKind.Relative), TestContext.Current.CancellationToken)).Root!.Attribute("viewBox")!.Value.Split(' ');
        using var picture = NetVips.Image.NewFromBuffer(dots);
        Assert.Equal((int.Parse(box[2], CultureInfo.InvariantCulture) * DrawingPng.Scale, int.Parse(box[3], CultureInfo.InvariantCulture) * DrawingPng.Scale, 3), (picture.Width, picture.Height, picture.Bands));
        // The first line is the title: without letters it would be white.
        using var title = picture.Crop(0, 0, picture.Width, 32 * DrawingPng.Scale);
        Assert.InRange(title.Min(), 0, 100);
        using var below = picture.Crop(0, 64 * DrawingPng.Scale, picture.Width, picture.Height - (100 * DrawingPng.Scale));
        Assert.True(below.Deviate() > 10, "What should be drawn is blank.");
        // Whoever asks again gets the same dots.
        Assert.Equal(dots, await door.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
        foreach (var none in new[] { "/statistics/2026H1/nonsense.png", "/statistics/2025H1/with-imagery-by-sex.png", "/statistics/2025H1/hosting-map.png" })
        {
            using var missing = await door.Http.GetAsync(new Uri(none, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }

    [Fact]
    public async Task The_document_of_the_figures_is_the_committed_one()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        ReferenceDocument.IsUpToDate("openapi-statistics.json", await door.Http.GetStringAsync(new Uri("/openapi/statistics.json", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Machines_get_the_same_figures_and_a_wrong_question_says_what_is_wrong()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        await AssessAsync(door, 50);
        door.House.Clock.Advance(TimeSpan.FromDays(365));
        await AssessAsync(door, 81);
        door.House.Clock.Advance(TimeSpan.FromDays(365));
        foreach (var code in (string[])["2026H1", "2027H1"]) await door.House.InScopeAsync(services => services.GetRequiredService<ClosePeriod>().RunAsync(code, TestContext.Current.CancellationToken));
        using var compared = JsonDocument.Parse(await door.Http.GetStringAsync(new Uri("/v1/statistics/compare?period=2027H1", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("81 webpages in 2027H1, up 62% on 50 in 2026H1.", compared.RootElement.GetProperty("sentence").GetString());
        using var series = JsonDocument.Parse(await door.Http.GetStringAsync(new Uri("/v1/statistics/series?period=2027H1&by=sex", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(("with_imagery", 81, "girls"), (series.RootElement.GetProperty("base").GetString(), series.RootElement.GetProperty("baseCount").GetInt32(), series.RootElement.GetProperty("lines")[0].GetProperty("code").GetString()));
        foreach (var (by, whole, code) in new[] { ("inhope_class", "actioned", "baseline"), ("industry_class", "with_imagery", "B2"), ("origin", "with_any_imagery", "real"), ("development", "with_imagery", "pubescent"), ("shown", "with_imagery", "category_c") })
        {
            using var assessed = JsonDocument.Parse(await door.Http.GetStringAsync(new Uri($"/v1/statistics/series?period=2027H1&by={by}", UriKind.Relative), TestContext.Current.CancellationToken));
            var line = assessed.RootElement.GetProperty("lines")[0];
            Assert.Equal((whole, 81, code, 81), (assessed.RootElement.GetProperty("base").GetString(), assessed.RootElement.GetProperty("baseCount").GetInt32(), line.GetProperty("code").GetString(), line.GetProperty("count").GetInt32()));
        }

        Assert.Contains("<svg", await door.Http.GetStringAsync(new Uri("/statistics/2027H1/with-imagery-by-sex.svg", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var (path, status, says) in new[]
        {
            ("/v1/statistics/compare?period=soon", HttpStatusCode.BadRequest, "2021H1"), ("/v1/statistics/compare?period=2027H1&with=2027-02-31", HttpStatusCode.BadRequest, "calendar"),
            ("/v1/statistics/2027-01-01..9999-01-01", HttpStatusCode.BadRequest, "period"), ("/v1/statistics/1027-01-01..2027-01-01", HttpStatusCode.BadRequest, "100 years"),
            ("/v1/statistics/2027", HttpStatusCode.NotFound, "closed"), ("/v1/statistics/series?period=2027H1&by=colour", HttpStatusCode.BadRequest, "hosting_country"),
            ("/v1/statistics/series?period=2027H1&by=sex&of=reports", HttpStatusCode.BadRequest, "with-imagery-by-sex"), ("/v1/statistics/compare?period=2027H1&decimals=99", HttpStatusCode.BadRequest, "decimals"),
        })
        {
            using var answer = await door.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((path, status), (path, answer.StatusCode));
            Assert.Contains(says, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_campaign_link_leads_to_a_page_of_ours_sets_no_cookie_and_counts_machines_apart()
    {
        await using var door = await OpenDoor.StartAsync(PublicDoor.Build);
        var (campaign, code) = await door.House.InScopeAsync(services => RunningCampaign.StartAsync(services));
        for (var i = 0; i < 6; i++) await ArriveAsync(door, code, "Mozilla/5.0", null);
        await ArriveAsync(door, code, "Mozilla/5.0", "prefetch;prerender");
        await ArriveAsync(door, code, "examplebot/1.0", null);
        await door.Services.GetRequiredService<VisitTally>().KeepAsync(TestContext.Current.CancellationToken);
        var link = Assert.Single((await door.House.InScopeAsync(services => services.GetRequiredService<ReadCampaigns>().RunAsync(campaign, TestContext.Current.CancellationToken)))!.Links);
        Assert.Equal((6L, 2L), (link.People, link.Machines));
        Assert.Equal(HttpStatusCode.NotFound, (await door.Http.GetAsync(new Uri("/c/zzzzzz", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task ArriveAsync(OpenDoor door, string code, string agent, string? purpose)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/c/{code}?to=https://elsewhere.example/");
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (purpose is not null) request.Headers.TryAddWithoutValidation("Sec-Purpose", purpose);
        using var answer = await door.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("/report", answer.Headers.Location?.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private static async Task AssessAsync(OpenDoor door, int pages, string? country = null)
    {
        await door.House.InUnitAsync(services =>
        {
            for (var i = 0; i < pages; i++)
            {
                var (page, episode) = (Guid.NewGuid(), Guid.NewGuid());
                if (country is not null) services.GetRequiredService<Timeline>().Write(new HostTraced(page, episode, Guid.NewGuid(), null, country, null, false, false));
                services.GetRequiredService<Timeline>().Write(new EpisodeAssessed(page, episode, Guid.NewGuid(), 1, null, null, ThingKind.Webpage, Verdict.Actionable, ContentKind.Imagery, UkCategory.C,
                    InhopeClass.Baseline, IndustryClass.B2, AgeBand.Age11To13, DepictedSex.Girls, HowMade.SelfGenerated, Commerciality.NotCommercial, SiteType.ImageHost, false, ReportSource.Public, 1));
            }

            return Task.FromResult(true);
        });
        await door.House.TellFactsAsync();
    }
}
