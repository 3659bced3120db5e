using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Notify;
using OpenHotline.Refer;

namespace OpenHotline.Web.Tests.Hosts;

public sealed class HostPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fetching_a_link_changes_nothing_and_shows_no_address()
    {
        await using var house = await HostsHouse.StartAsync();
        await house.AddNoticeAsync("https://www.bad.example/a");
        for (var i = 0; i < 3; i++)
        {
            var (status, page) = await house.GetAsync(house.Link);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.DoesNotContain("bad", page.Body!.TextContent, StringComparison.Ordinal);
            await house.GetAsync(house.Link + "/code");
        }

        Assert.Empty(await house.AllAsync<HostCode>());
        Assert.Empty(await house.AllAsync<HostVisit>());
        Assert.Equal(NoticeState.Sent, Assert.Single(await house.AllAsync<Notice>()).State);
    }

    [Fact]
    public async Task A_link_that_was_changed_opens_nothing()
    {
        await using var house = await HostsHouse.StartAsync();
        await house.AddNoticeAsync("https://www.bad.example/a");
        var link = house.Link;
        var changed = link[..^6] + (link[^6] == 'A' ? 'B' : 'A') + link[^5..];
        Assert.Equal(HttpStatusCode.NotFound, (await house.GetAsync(changed)).Status);
        Assert.Equal(HttpStatusCode.NotFound, await house.PostAsync(changed + "/code"));
        Assert.Equal(HttpStatusCode.Forbidden, (await house.GetAsync("/page")).Status);
    }

    [Fact]
    public async Task The_code_from_the_mailbox_opens_the_page_once()
    {
        await using var house = await HostsHouse.StartAsync();
        await house.AddNoticeAsync("https://www.bad.example/a");
        await house.AddNoticeAsync("https://www.bad.example/b");
        await house.OpenPageAsync();
        var (status, page) = await house.GetAsync("/page");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("hxxps://www[.]bad[.]example/a", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("hxxps://www[.]bad[.]example/b", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("www.bad.example", page.Body.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await house.PostAsync(house.Link + "/open", ("code", house.Outside.Sent[^1].Subject!.Split(' ')[0])));
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.Forbidden, (await house.GetAsync("/page")).Status);
    }

    [Fact]
    public async Task Codes_are_few_and_guessing_ends_them()
    {
        await using var house = await HostsHouse.StartAsync();
        await house.AddNoticeAsync("https://www.bad.example/a");
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Redirect, await house.PostAsync(house.Link + "/code"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await house.PostAsync(house.Link + "/code"));
        var link = house.Link;
        await house.RunAsync<MailCodesJob>();
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.BadRequest, await house.PostAsync(link + "/open", ("code", "abc")));
        foreach (var mail in house.Outside.Sent.TakeLast(3)) Assert.Equal(HttpStatusCode.BadRequest, await house.PostAsync(link + "/open", ("code", mail.Subject!.Split(' ')[0])));
    }

    [Fact]
    public async Task A_host_answers_for_all_or_for_one()
    {
        await using var house = await HostsHouse.StartAsync();
        await house.AddNoticeAsync("https://www.bad.example/a");
        await house.AddNoticeAsync("https://www.bad.example/b");
        await house.OpenPageAsync();
        Assert.Equal(HttpStatusCode.Redirect, await house.PostAsync("/page/answer", ("answer", "1"), ("all", "true")));
        Assert.Equal(2, (await house.AllAsync<HostReply>()).Count(reply => reply.Answer == HostAnswer.Removed));
        var one = (await house.AllAsync<Notice>())[0];
        Assert.Equal(HttpStatusCode.Redirect, await house.PostAsync("/page/answer", ("answer", "3"), ("all", "false"), ("chosen", one.Id.ToString()), ("text", "Forwarded to desk@other.example")));
        Assert.Equal(one.Id, Assert.Single(await house.AllAsync<HostReply>(), reply => reply.Answer == HostAnswer.NotOurs).NoticeId);
        Assert.Contains("Forwarded to desk@other.example", (await house.GetAsync("/page")).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await house.PostAsync("/page/answer", ("answer", "2"), ("all", "true")));
        Assert.Equal(HttpStatusCode.BadRequest, await house.PostAsync("/page/answer", ("answer", "1"), ("all", "false")));
        Assert.Equal(HttpStatusCode.Redirect, (await house.GetAsync("/page/answer")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, await house.PostAsync("/page/answer", ("answer", "1"), ("all", "false"), ("chosen", Guid.NewGuid().ToString())));
        Assert.Equal(HttpStatusCode.Redirect, await house.PostAsync("/page/answer", ("answer", "0"), ("all", "true"), ("text", "It was gone an hour before.")));
        Assert.Equal(2, (await house.AllAsync<HostReply>()).Count(reply => reply.ContestsClock));
    }

    [Fact]
    public async Task A_single_address_is_answered_by_one_press_and_the_page_says_that_the_answer_is_taken()
    {
        await using var house = await HostsHouse.StartAsync();
        await house.AddNoticeAsync("https://www.bad.example/a");
        await house.OpenPageAsync();
        var page = (await house.GetAsync("/page")).Page;
        Assert.Empty(page.QuerySelectorAll("input[type=radio], input[type=checkbox]"));
        Assert.Empty(page.QuerySelectorAll(".govuk-notification-banner"));
        var only = page.QuerySelector("input[name=chosen]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, await house.PostAsync("/page/answer", ("answer", "1"), ("chosen", only)));
        Assert.Equal(HostAnswer.Removed, Assert.Single(await house.AllAsync<HostReply>()).Answer);
        Assert.Contains("We have your answer", (await house.GetAsync("/page?taken")).Page.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_takes_the_page_away()
    {
        await using var house = await HostsHouse.StartAsync();
        var episode = await house.AddNoticeAsync("https://www.bad.example/a");
        await house.OpenPageAsync();
        await house.InUnitAsync(services => services.GetRequiredService<PlaceHold>().RunAsync(episode, new PoliceOfficer("A", "Example Police", "officer@police.example", ""), house.Clock.GetUtcNow().UtcDateTime.AddDays(5), Stop));
        Assert.DoesNotContain("bad[.]example", (await house.GetAsync("/page")).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.GetAsync(house.Link)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, await house.PostAsync("/page/answer", ("answer", "1"), ("all", "true")));
    }

    [Theory]
    [InlineData("/fr", "Votre page"), InlineData("/ar", "صفحتكم")]
    public async Task The_page_speaks_three_languages(string prefix, string words)
    {
        await using var house = await HostsHouse.StartAsync();
        await house.AddNoticeAsync("https://www.bad.example/a");
        Assert.Contains(words, (await house.GetAsync(prefix + house.Link)).Page.Body!.TextContent, StringComparison.Ordinal);
    }
}
