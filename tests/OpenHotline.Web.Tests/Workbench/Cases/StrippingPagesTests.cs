using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Refer;

namespace OpenHotline.Web.Tests.Workbench.Cases;

public sealed class StrippingPagesTests
{
    private const string Address = "http://a.example/join?ref=8812&x=1&key=open";

    [Fact]
    public async Task Doubtful_parts_are_ticked_beside_the_address_and_the_choice_goes_with_the_answers()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync(Address));
        var browser = await bench.AnalystAsync();
        var page = await CaseBench.TakeNextAsync(browser);
        var boxes = page.QuerySelectorAll("input[name=strip]");
        Assert.Equal([("assess", false), ("assess", false)], boxes.Select(box => (box.GetAttribute("form")!, box.HasAttribute("checked"))));
        Assert.Contains("who passed the link on", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("As a host sees it", page.Body.TextContent, StringComparison.Ordinal);
        var path = $"/assessing/{item.Id}";
        page = await browser.SubmitAsync(page, path, ("strips", "shown"), ("strip", boxes[0].GetAttribute("value")!), ("kind", "1"), ("then", "work-out"));
        Assert.Equal([true, false], page.QuerySelectorAll("input[name=strip]").Select(box => box.HasAttribute("checked")));
        Assert.Contains("hxxp://a[.]example/join?x=1&key=open", page.Body!.TextContent, StringComparison.Ordinal);
        // A form that had no boxes on it, as where the address could not be shown, changes nothing.
        await browser.SubmitAsync(page, path, ("kind", "1"), ("then", "work-out"));
        page = await browser.SubmitAsync(page, path, [.. CaseBench.Answers("pause"), ("strips", "shown"), .. boxes.Select(box => ("strip", box.GetAttribute("value")!))]);
        Assert.Equal("/assessing/break", browser.Location);
        page = await browser.OpenAsync($"/cases/{item.WebpageId}");
        Assert.Contains("2 of 2 doubtful parts of it are taken out", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("8812", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_holds_the_case_chooses()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync(Address));
        var (holder, other) = (await bench.AnalystAsync(), await bench.SeniorAsync());
        var page = await CaseBench.TakeNextAsync(holder);
        var start = page.QuerySelector("input[name=strip]")!.GetAttribute("value")!;
        var token = (await other.OpenAsync("/queue")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await other.PostAsync($"/assessing/{item.Id}", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("strips", "shown"), KeyValuePair.Create("strip", start), KeyValuePair.Create("then", "work-out")]);
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Empty((await holder.OpenAsync($"/assessing/{item.Id}")).QuerySelectorAll("input[name=strip][checked]"));
    }

    [Fact]
    public async Task What_is_revealed_to_be_handed_over_follows_the_choice()
    {
        await using var bench = await CaseBench.StartAsync();
        var item = Assert.Single(await bench.ReportAsync(Address));
        var browser = await bench.AnalystAsync();
        var page = await CaseBench.TakeNextAsync(browser);
        await browser.SubmitAsync(page, $"/assessing/{item.Id}", [.. CaseBench.Answers("pause"), ("strips", "shown"), ("strip", page.QuerySelector("input[name=strip]")!.GetAttribute("value")!)]);
        await bench.Bench.InUnitAsync(services => services.GetRequiredService<ReferEpisode>().RunAsync(item.Id, ReferralTarget.PartnerHotline, ReferralReason.NotAllowedThere, "NL", TestContext.Current.CancellationToken));
        var senior = await bench.SeniorAsync();
        page = await senior.SubmitAsync(await senior.OpenAsync("/refer"), $"/reveal/{item.WebpageId}");
        Assert.Equal("hxxp://a[.]example/join?x=1&key=open", page.QuerySelector(".oh-address__text")!.TextContent);
        var copy = page.QuerySelector("[data-copy]")!.GetAttribute("data-copy")!;
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal("http://a.example/join?x=1&key=open", (await senior.PostAsync(copy, [KeyValuePair.Create("__RequestVerificationToken", token)])).Body!.TextContent);
        // To look at the page itself, staff need the whole of it, and are told what others may see.
        page = await senior.PostAsync($"/reveal/{item.WebpageId}", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("reason", $"{(int)LookReason.Checking}")]);
        Assert.Equal(["hxxp://a[.]example/join?ref=8812&x=1&key=open", "hxxp://a[.]example/join?x=1&key=open"], page.QuerySelectorAll(".oh-address__text").Select(shown => shown.TextContent));
        Assert.Equal(Address, (await senior.PostAsync($"/reveal/{item.WebpageId}/copy/{(int)LookReason.Checking}", [KeyValuePair.Create("__RequestVerificationToken", token)])).Body!.TextContent);
        await senior.PostAsync($"/reveal/{item.WebpageId}/copy/0", [KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Forbidden, senior.Status);
        var manager = await bench.Bench.SignedInAsync(StaffRoles.Manager);
        await manager.PostAsync(copy, [KeyValuePair.Create("__RequestVerificationToken", (await manager.OpenAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        Assert.NotEqual(HttpStatusCode.OK, manager.Status);
    }
}
