using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Web.Tests.Workbench.Campaigns;

/// <summary>A campaign from plan to evaluation, as the officer and the manager meet it.</summary>
public sealed class CampaignPagesTests
{
    private static readonly (string, string)[] Plan = [("name", "Autumn"), ("purpose", "Parents talk"), ("audience", "1"), ("language", "en"), ("country", "gb"), ("firstOn", "2026-03-02"), ("lastOn", "2026-03-31")];

    [Fact]
    public async Task A_campaign_is_planned_reviewed_by_another_person_started_ended_and_evaluated()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var path = await PlanAsync(officer);
        var page = await officer.OpenAsync(path);
        await officer.SubmitAsync(page, $"{path}/budget", ("channel", "6"), ("planned", "3,000"), ("spent", ""));
        await officer.SubmitAsync(page, $"{path}/goals", ("figure", "1"), ("target", "500"));
        await officer.SubmitAsync(page, $"{path}/creatives", ("place", "6.a4"), ("heading", "Talk first"), ("text", "Before a stranger does."));
        await officer.SubmitAsync(page, $"{path}/links", ("channel", "6"), ("placement", "School hall"), ("landing", "guidance/parents-talk"));
        var own = await officer.SubmitAsync(page, $"{path}/review");
        Assert.Contains("Somebody else has to look through it", own.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);

        using var manager = await workbench.SignedInAsync(StaffRoles.Manager, "Mana Example");
        await manager.SubmitAsync(await manager.OpenAsync(path), $"{path}/review");
        await officer.SubmitAsync(await officer.OpenAsync(path), $"{path}/state", ("to", "3"));
        page = await officer.OpenAsync(path);
        Assert.Contains("Running", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mana Example", page.Body!.TextContent, StringComparison.Ordinal);
        await officer.SubmitAsync(page, $"{path}/state", ("to", "4"));
        var evaluation = await officer.OpenAsync($"{path}/evaluation");
        Assert.Contains("they do not show that the campaign caused a change", evaluation.Body!.TextContent, StringComparison.Ordinal);
        await officer.SubmitAsync(evaluation, $"{path}/evaluation", ("conclusion", "Posters were read."));
        Assert.Contains("Posters were read.", (await officer.OpenAsync($"{path}/evaluation")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poster_is_printed_with_its_code_and_where_it_leads()
    {
        await using var workbench = await OpenWorkbench.StartAsync(publicAddress: new Uri("https://hotline.example/"));
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var path = await PlanAsync(officer);
        var page = await officer.OpenAsync(path);
        await officer.SubmitAsync(page, $"{path}/creatives", ("place", "6.a3"), ("heading", "Talk first"), ("text", "Before a stranger does."));
        await officer.SubmitAsync(page, $"{path}/links", ("channel", "6"), ("placement", "School hall"), ("landing", "2"));
        var href = (await officer.OpenAsync(path)).QuerySelectorAll("a").Single(link => link.TextContent == "Print it for School hall").GetAttribute("href")!;
        var poster = await officer.OpenAsync(href);
        Assert.Equal("Talk first", poster.QuerySelector("h1")!.TextContent);
        Assert.NotNull(poster.QuerySelector(".oh-poster--a3"));
        Assert.Contains("/c/", poster.QuerySelector(".oh-poster__way")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Talk first", poster.Title);
        var source = poster.QuerySelector(".oh-poster__way img")!.GetAttribute("src")!;
        var svg = await officer.Http.GetStringAsync(new Uri(source, UriKind.Relative), TestContext.Current.CancellationToken);
        var code = source.Split('/')[^1].Replace(".svg", "", StringComparison.Ordinal);
        Assert.Equal(Drawn($"https://hotline.example/c/{code}"), svg);
        Assert.NotEqual(Drawn($"https://hotline.example/c/{code}x"), svg);
    }

    [Theory]
    [InlineData(null), InlineData("http://127.0.0.1:8400/")]
    public async Task Nothing_is_printed_while_the_house_does_not_know_its_own_address(string? address)
    {
        await using var workbench = await OpenWorkbench.StartAsync(publicAddress: address is null ? null : new Uri(address));
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var path = await PlanAsync(officer);
        var page = await officer.OpenAsync(path);
        await officer.SubmitAsync(page, $"{path}/creatives", ("place", "6.a3"), ("heading", "Talk first"), ("text", "Before a stranger does."));
        await officer.SubmitAsync(page, $"{path}/links", ("channel", "6"), ("placement", "School hall"), ("landing", "2"));
        page = await officer.OpenAsync(path);
        Assert.Contains("Nothing can be printed yet", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.EndsWith(".svg", StringComparison.Ordinal));
        var refused = await officer.OpenAsync(page.QuerySelectorAll("a").Single(link => link.TextContent == "Print it for School hall").GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("Nothing can be printed yet", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_added_after_the_review_asks_for_another_one_until_the_campaign_runs()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var path = await PlanAsync(officer);
        using var manager = await workbench.SignedInAsync(StaffRoles.Manager, "Mana Example");
        await manager.SubmitAsync(await manager.OpenAsync(path), $"{path}/review");
        await officer.SubmitAsync(await officer.OpenAsync(path), $"{path}/links", ("channel", "6"), ("placement", "School hall"), ("landing", "2"));
        Assert.Contains("Draft", (await officer.OpenAsync(path)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await manager.SubmitAsync(await manager.OpenAsync(path), $"{path}/review");
        await officer.SubmitAsync(await officer.OpenAsync(path), $"{path}/state", ("to", "3"));
        await officer.SubmitAsync(await officer.OpenAsync(path), $"{path}/links", ("channel", "6"), ("placement", "Library"), ("landing", "2"));
        Assert.Contains("Running", (await officer.OpenAsync(path)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_plans_a_campaign_reads_that_minors_are_not_profiled()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        Assert.Contains("No profiling of minors", (await officer.OpenAsync("/campaigns")).QuerySelector("form[action='/campaigns']")!.TextContent, StringComparison.Ordinal);
    }

    private static string Drawn(string payload)
    {
        using var generator = new QRCoder.QRCodeGenerator();
        using var picture = generator.CreateQrCode(payload, QRCoder.QRCodeGenerator.ECCLevel.M);
        using var svg = new QRCoder.SvgQRCode(picture);
        return svg.GetGraphic(10);
    }

    [Fact]
    public async Task A_plan_with_a_mistake_comes_back_as_it_was_typed()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var refused = await officer.SubmitAsync(await officer.OpenAsync("/campaigns"), "/campaigns", [.. Plan.Select(field => field.Item1 == "lastOn" ? ("lastOn", "2026-03-01") : field)]);
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains("not before the first", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Autumn", refused.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_picture_is_uploaded_with_words_and_shown()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var path = await PlanAsync(officer);
        await officer.SubmitAsync(await officer.OpenAsync(path), $"{path}/creatives", ("place", "5.responsive"), ("heading", "Talk"), ("text", "Tonight."));
        var page = await officer.OpenAsync(path);
        var form = page.QuerySelectorAll("form").Single(one => one.GetAttribute("enctype") == "multipart/form-data");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("A lantern on a table"), "alternative" },
            { new ByteArrayContent([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]), "file", "lantern.png" },
        };
        await officer.SendAsync(form.GetAttribute("action")!, content);
        var shown = (await officer.OpenAsync(path)).QuerySelector(".oh-creative img")!;
        Assert.Equal("A lantern on a table", shown.GetAttribute("alt"));
        await officer.OpenAsync(shown.GetAttribute("src")!);
        Assert.Equal(HttpStatusCode.OK, officer.Status);
    }

    [Fact]
    public async Task An_evaluation_is_had_as_a_file()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var path = await PlanAsync(officer);
        var csv = await officer.Http.GetStringAsync(new Uri($"{path}/evaluation.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.StartsWith("part,of,from,to,number,value\r\nwhole,campaign,2026-03-02,2026-03-31,planned,0\r\n", csv, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await officer.Http.GetStringAsync(new Uri($"{path}/evaluation.json", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains("\r\nwhole,campaign,2026-03-02,2026-03-31,cost-per-arrival,\r\n", csv, StringComparison.Ordinal);
        Assert.Equal("2026-03-02", json.RootElement.GetProperty("firstOn").GetString());
        Assert.False(json.RootElement.TryGetProperty("name", out _));
    }

    [Fact]
    public async Task A_withheld_number_is_empty_in_csv_and_null_in_json_and_a_shown_one_has_its_cost()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var path = await PlanAsync(officer);
        var page = await officer.OpenAsync(path);
        await officer.SubmitAsync(page, $"{path}/budget", ("channel", "6"), ("planned", "100"), ("spent", "100"));
        await officer.SubmitAsync(page, $"{path}/links", ("channel", "6"), ("placement", "School hall"), ("landing", "2"));
        await ArriveAsync(workbench, 3);
        Assert.Contains(",arrivals,\r\n", await FileAsync("csv"), StringComparison.Ordinal);
        Assert.DoesNotContain(",arrivals,3\r\n", await FileAsync("csv"), StringComparison.Ordinal);
        using (var json = JsonDocument.Parse(await FileAsync("json"))) Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (json.RootElement.GetProperty("arrivals").ValueKind, json.RootElement.GetProperty("costPerArrival").ValueKind));
        await ArriveAsync(workbench, 37);
        Assert.Contains("whole,campaign,2026-03-02,2026-03-31,cost-per-arrival,2.5", await FileAsync("csv"), StringComparison.Ordinal);
        Assert.Contains("channel,Poster,,,cost-per-arrival,2.5", await FileAsync("csv"), StringComparison.Ordinal);

        Task<string> FileAsync(string kind) => officer.Http.GetStringAsync(new Uri($"{path}/evaluation.{kind}", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private static Task<int> ArriveAsync(OpenWorkbench workbench, long people) => workbench.InUnitAsync(services => services.GetRequiredService<HotlineDb>().ExecuteAsync(
        "INSERT INTO visit_counts (what, subject, day, people, machines) SELECT 1, code, @day, @people, 0 FROM campaign_links WHERE true ON CONFLICT (what, subject, day) DO UPDATE SET people = visit_counts.people + excluded.people",
        TestContext.Current.CancellationToken, ("day", new DateOnly(2026, 3, 2)), ("people", people)));

    [Fact]
    public async Task A_manager_reads_a_campaign_and_cannot_change_it()
    {
        await using var workbench = await OpenWorkbench.StartAsync();
        using var officer = await workbench.SignedInAsync(StaffRoles.CampaignOfficer);
        var path = await PlanAsync(officer);
        using var manager = await workbench.SignedInAsync(StaffRoles.Manager, "Mana Example");
        var page = await manager.OpenAsync(path);
        Assert.DoesNotContain(page.QuerySelectorAll("form"), form => form.GetAttribute("action") == $"{path}/links");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await manager.PostAsync($"{path}/links", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("channel", "6"), KeyValuePair.Create("placement", "x"), KeyValuePair.Create("landing", "1")]);
        Assert.NotEqual(path, manager.Location);
        Assert.DoesNotContain("QR code", (await manager.OpenAsync(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> PlanAsync(StaffBrowser officer)
    {
        await officer.SubmitAsync(await officer.OpenAsync("/campaigns"), "/campaigns", Plan);
        return officer.Location!;
    }
}
