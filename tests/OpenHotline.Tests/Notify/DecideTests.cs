using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Refer;
using OpenHotline.Testing;

namespace OpenHotline.Notify;

public sealed class DecideTests
{
    [Fact]
    public async Task An_onion_service_is_referred_and_nobody_is_asked()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddPageAsync("http://x.example/", isOnion: true);
        await house.TellAsync(house.Assessed(page, isOnion: true));
        await house.TraceAndSendAsync();
        var fact = Assert.IsType<EpisodeReferred>(Assert.Single(await house.FactsAsync<EpisodeReferred>()).Fact);
        Assert.Equal((ReferralTarget.Police, ReferralReason.Onion, 0), (fact.Target, fact.Reason, house.World.Questions));
        Assert.Empty(house.Post.Sent);
    }

    [Fact]
    public async Task What_the_profile_does_not_allow_becomes_a_referral()
    {
        await using var house = await NotifyHouse.OpenAsync();
        house.World.Country = "AQ";
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        var fact = Assert.IsType<EpisodeReferred>(Assert.Single(await house.FactsAsync<EpisodeReferred>()).Fact);
        Assert.Equal((ReferralTarget.PartnerHotline, ReferralReason.NotAllowedThere), (fact.Target, fact.Reason));
        Assert.Empty(house.Post.Sent);
    }

    [Fact]
    public async Task Who_is_told_first_is_told_first_and_the_notice_waits()
    {
        await using var house = await NotifyHouse.OpenAsync();
        house.World.Country = "AX";
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        Assert.Single(await house.FactsAsync<EpisodeReferred>());
        Assert.Empty(house.Post.Sent);
        house.House.Clock.Advance(TimeSpan.FromHours(25));
        await house.TraceAndSendAsync();
        Assert.Single(house.Post.Sent);
    }

    [Fact]
    public void The_shipped_profile_says_that_it_is_an_example() => Assert.True(JurisdictionProfile.Read("").IsExample);

    [Theory, OnEveryDatabase]
    public async Task Nothing_goes_to_a_contact_that_nobody_approved(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database, new NotifySettings());
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        Assert.Empty(house.Post.Sent);
        Assert.Equal(CaseState.WaitingForContact, (await house.OnlyAsync<TakedownCase>()).State);
        var contact = await house.OnlyAsync<HostContact>();
        await house.UseAsync<ApproveContact, ApproveContact.Outcome>(use => use.RunAsync(contact.Id, true, NotifyHouse.Cancellation));
        await house.TraceAndSendAsync();
        Assert.Single(house.Post.Sent);
    }

    [Fact]
    public async Task A_complicit_host_is_not_warned_and_what_waits_is_stopped()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync();
        await house.House.RunJobAsync<TraceCasesJob>();
        var host = await house.OnlyAsync<Host>();
        await house.UseAsync<ChangeHost, ChangeHost.Outcome>(use => use.StandingAsync(host.Id, HostStanding.Complicit, NotifyHouse.Cancellation));
        await house.TraceAndSendAsync();
        Assert.Empty(house.Post.Sent);
        Assert.Equal([ReferralTarget.Police, ReferralTarget.Upstream], (await house.AllAsync<Referral>()).Select(one => one.Target).Order());
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_connects_a_complicit_host_hears_after_the_hours_of_that_country(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        house.World.Country = "AX";
        await house.AddActionableAsync();
        await house.House.RunJobAsync<TraceCasesJob>();
        var host = await house.OnlyAsync<Host>();
        var upstream = await AddAsync(house, "Network", Rung.Upstream, "upstream.example");
        await house.UseAsync<AddHost, AddHost.Outcome>(use => use.MailboxAsync(upstream, "abuse@upstream.example", NotifyHouse.Cancellation));
        await house.UseAsync<ChangeHost, ChangeHost.Outcome>(use => use.UpstreamAsync(host.Id, upstream, NotifyHouse.Cancellation));
        await house.UseAsync<ChangeHost, ChangeHost.Outcome>(use => use.StandingAsync(host.Id, HostStanding.Complicit, NotifyHouse.Cancellation));
        await house.TraceAndSendAsync();
        Assert.Empty(house.Post.Sent);
        house.House.Clock.Advance(TimeSpan.FromHours(25));
        await house.TraceAndSendAsync();
        Assert.Equal("abuse@upstream.example", Assert.Single(house.Post.Sent).To.Mailboxes.Single().Address);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_was_connected_by_a_merged_host_is_connected_by_the_one_that_stays(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        var (into, from, customer) = (await AddAsync(house, "Network", Rung.Upstream, "one.example"), await AddAsync(house, "Network Ltd", Rung.Upstream, "two.example"), await AddAsync(house, "Customer", Rung.Host, "three.example"));
        foreach (var connected in new[] { customer, into })
            await house.UseAsync<ChangeHost, ChangeHost.Outcome>(use => use.UpstreamAsync(connected, from, NotifyHouse.Cancellation));
        Assert.Equal(MergeHosts.Outcome.Merged, await house.UseAsync<MergeHosts, MergeHosts.Outcome>(use => use.RunAsync(into, from, NotifyHouse.Cancellation)));
        var upstreams = (await house.AllAsync<Host>()).ToDictionary(one => one.Id, one => one.UpstreamId);
        Assert.Equal((into, null), (upstreams[customer], upstreams[into]));
    }

    [Fact]
    public async Task Reminders_follow_the_cadence_and_then_the_next_rung_is_proposed()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        for (var i = 0; i < 2; i++)
        {
            house.House.Clock.Advance(TimeSpan.FromHours(23));
            await house.House.RunJobAsync<RemindOverdueJob>();
            house.House.Clock.Advance(TimeSpan.FromHours(1));
            await house.House.RunJobAsync<RemindOverdueJob>();
            await house.House.RunJobAsync<RemindOverdueJob>();
            await house.TraceAndSendAsync();
        }

        Assert.Equal(3, house.Post.Sent.Count);
        Assert.Equal(house.Post.Sent[0].MessageId, house.Post.Sent[2].InReplyTo);
        var row = Assert.Single(await house.UseAsync<TakedownBoard, IReadOnlyList<TakedownBoard.CaseRow>>(board => board.CasesAsync(null, NotifyHouse.Cancellation)));
        Assert.True(row.NextRungProposed);
        Assert.Equal([0, 1, 2], (await house.FactsAsync<NoticeSent>()).Select(entry => ((NoticeSent)entry.Fact!).Reminder));
    }

    [Fact]
    public async Task Quiet_hours_hold_a_notice_but_never_an_urgent_one()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync();
        await house.House.RunJobAsync<TraceCasesJob>();
        var host = await house.OnlyAsync<Host>();
        await house.UseAsync<ChangeHost, ChangeHost.Outcome>(use => use.MannerAsync(host.Id, new ChangeHost.Manner("en", "Etc/UTC", 8, 18, null, null), NotifyHouse.Cancellation));
        await house.House.RunJobAsync<SendNoticesJob>();
        Assert.Empty(house.Post.Sent);
        await house.AddActionableAsync("https://www.bad.example/urgent", UkCategory.A);
        await house.TraceAndSendAsync();
        Assert.Single(house.Post.Sent);
        house.House.Clock.Advance(TimeSpan.FromHours(9));
        await house.TraceAndSendAsync();
        Assert.Equal(2, house.Post.Sent.Count);
    }

    private static async Task<Guid> AddAsync(NotifyHouse house, string name, Rung role, string alias) => Assert.IsType<AddHost.Outcome.Added>(
        await house.UseAsync<AddHost, AddHost.Outcome>(use => use.RunAsync(name, role, new AliasName(AliasKind.Domain, alias), NotifyHouse.Cancellation))).HostId;

    [Fact]
    public async Task A_wrong_notice_is_withdrawn_by_mail()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        var notice = await house.OnlyAsync<Notice>();
        await house.TellAsync(new DisputeDecided(page.Webpage, page.Episode, Guid.NewGuid(), notice.AssessmentId, notice.Id, Upheld: true), new EpisodeClosed(page.Webpage, page.Episode, EpisodeEnd.DisputeUpheld));
        await house.TraceAndSendAsync();
        Assert.Equal(2, house.Post.Sent.Count);
        Assert.StartsWith("Withdrawn", house.Post.Sent[1].Subject, StringComparison.Ordinal);
        Assert.Equal(NoticeState.Withdrawn, (await house.OnlyAsync<Notice>()).State);
    }
}
