using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Intake.Receipts;
using OpenHotline.Testing;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Intake;

public sealed class OwnRequestTests
{
    [Theory, OnEveryDatabase]
    public async Task A_request_is_told_by_code_and_pin_and_its_addresses_stand_first_in_the_queue(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.ReportAsync("http://other.example/");
        var code = await house.RequestAsync(OwnSteps.Picture('a'), ["http://page.example/"], [WhatHappened.Threatened]);
        await house.OpenArrivalsAsync();

        var status = await house.StatusAsync(code);
        Assert.Equal((ReceiptStep.Received, 1, 0, HandOverState.NotWanted), (status!.Step, status.Pictures, status.Videos, status.HandOver));
        Assert.Equal([ReceiptStep.Received], status.Pages);
        Assert.Equal(1, await house.CountAsync("reports WHERE source = 6 AND says_child_at_risk"));
        var first = (await house.ListAsync("SELECT reasons FROM queue_items ORDER BY score DESC LIMIT 1", row => (QueueReasons)row.GetInt32(0)))[0];
        Assert.Equal(QueueReasons.YoungPerson | QueueReasons.ReporterSaysChildAtRisk, first & (QueueReasons.YoungPerson | QueueReasons.ReporterSaysChildAtRisk));
        house.HourPasses();
        Assert.Equal((ReceiptStep.InWork, ReceiptStep.InWork), ((await house.StatusAsync(code))!.Step, (await house.StatusAsync(code))!.Pages[0]));
    }

    [Theory, OnEveryDatabase]
    public async Task A_wrong_pin_and_a_wrong_code_say_the_same_in_the_same_time(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var code = await house.RequestAsync(OwnSteps.Picture('a'));
        Assert.NotNull(await house.StatusAsync(code));
        foreach (var (typed, pin) in ((string?, string?)[])[(code, "481503"), (code, null), (code, "abc"), (ReceiptCode.New().Text, OwnSteps.Pin), (null, OwnSteps.Pin), ("", "000000")])
        {
            var before = house.Clock.GetUtcNow();
            Assert.Null(await house.StatusAsync(typed, pin));
            Assert.True(house.Clock.GetUtcNow() - before >= TimeSpan.FromMilliseconds(600));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Nothing_that_was_sent_stands_readable_in_the_database(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        await house.RequestAsync(OwnSteps.Picture('a'), ["http://page.example/hidden"], reachMe: "call me on Tuesday");
        var rows = await house.ListAsync("SELECT receipt_hash, pin_salt, pin_hash, sealed_text FROM own_requests", row => string.Concat(Enumerable.Range(0, 4).Select(i => Convert.ToHexString(row.GetFieldValue<byte[]>(i)))));
        Assert.DoesNotContain(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes("Tuesday")), rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes("aaaaaaaa")), rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain(new string('A', 32), rows[0], StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_request_sent_twice_is_one_and_the_first_pin_counts(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var (id, receipt) = (Guid.CreateVersion7(house.Clock.GetUtcNow()), ReceiptCode.New());
        var text = new OwnRequestText { Age = YoungAge.UpTo10, Fingerprints = OwnSteps.Picture('a'), Addresses = ["http://page.example/"] };
        Assert.IsType<SubmitOwnRequest.Outcome.Taken>(await house.SendOwnAsync(id, receipt, OwnSteps.Pin, text));
        Assert.IsType<SubmitOwnRequest.Outcome.Taken>(await house.SendOwnAsync(id, receipt, "739126", text));
        await house.OpenArrivalsAsync();
        Assert.Equal((1, 1), (await house.CountAsync("own_requests"), await house.CountAsync("reports")));
        Assert.NotNull(await house.StatusAsync(receipt.Text));
        Assert.Null(await house.StatusAsync(receipt.Text, "739126"));
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_refused_with_its_reason()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        var good = new OwnRequestText { Age = YoungAge.UpTo10, Fingerprints = OwnSteps.Picture('a') };
        (SubmitOwnRequest.Refusal Why, OwnRequestText Text, string? Pin)[] cases =
        [
            (SubmitOwnRequest.Refusal.Empty, good with { Fingerprints = "" }, OwnSteps.Pin),
            (SubmitOwnRequest.Refusal.Fingerprints, good with { Fingerprints = "picture by hand" }, OwnSteps.Pin),
            (SubmitOwnRequest.Refusal.Addresses, good with { Addresses = ["no address"] }, OwnSteps.Pin),
            (SubmitOwnRequest.Refusal.Addresses, good with { Addresses = [.. Enumerable.Range(0, 11).Select(i => $"http://page{i}.example/")] }, OwnSteps.Pin),
            (SubmitOwnRequest.Refusal.Pin, good, "1234"), (SubmitOwnRequest.Refusal.Pin, good, "123456"), (SubmitOwnRequest.Refusal.Pin, good, null),
            (SubmitOwnRequest.Refusal.OutOfBounds, good with { Age = 0 }, OwnSteps.Pin), (SubmitOwnRequest.Refusal.OutOfBounds, good with { ReachMe = new string('x', 201) }, OwnSteps.Pin),
        ];
        foreach (var (why, text, pin) in cases)
            Assert.Equal(why, Assert.IsType<SubmitOwnRequest.Outcome.Refused>(await house.SendOwnAsync(Guid.NewGuid(), ReceiptCode.New(), pin, text)).Why);
        Assert.Equal(0, await house.CountAsync("own_requests"));
    }

    [Theory, OnEveryDatabase]
    public async Task Taken_back_what_was_said_is_destroyed_and_the_reports_stay(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var code = await house.RequestAsync(OwnSteps.Picture('a'), ["http://page.example/"]);
        await house.OpenArrivalsAsync();
        Assert.IsType<TakeBackOwnRequest.Outcome.NotFound>(await house.TakeBackAsync(code, "481503"));
        Assert.Null((await house.StatusAsync(code))!.End);
        Assert.IsType<TakeBackOwnRequest.Outcome.TakenBack>(await house.TakeBackAsync(code));
        Assert.IsType<TakeBackOwnRequest.Outcome.TakenBack>(await house.TakeBackAsync(code));
        Assert.Equal(OwnRequestEnd.TakenBack, (await house.StatusAsync(code))!.End);
        Assert.Equal(1, await house.CountAsync("facts WHERE kind = 'own-request.ended'"));
        var id = (await house.ListAsync("SELECT id FROM own_requests", row => row.Id(0)))[0];
        Assert.Equal(0, await house.InScopeAsync(async services => (await services.GetRequiredService<OpenFingerprints>().RunAsync(id, TestContext.Current.CancellationToken)).Count));
        Assert.Equal(1, await house.CountAsync("reports"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_year_later_the_rule_ends_it(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var code = await house.RequestAsync(OwnSteps.Picture('a'));
        Assert.Equal(TestHouse.Start.UtcDateTime.AddDays(365), (await house.StatusAsync(code))!.KeptUntil, TimeSpan.FromMinutes(1));
        house.Clock.Advance(TimeSpan.FromDays(364));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.Null((await house.StatusAsync(code))!.End);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.RunJobAsync<ApplyRetentionJob>();
        Assert.Equal(OwnRequestEnd.Expired, (await house.StatusAsync(code))!.End);
    }

    [Theory, OnEveryDatabase]
    public async Task With_consent_the_helpline_is_told_once_and_says_that_it_has_it(TestDatabase database)
    {
        var post = new Letters();
        await using var house = await TestHouse.OpenAsync(database, services => services.AddSingleton<IPost>(post)
            .AddSingleton(new OutsideSettings { Post = new PostSettings { FromMailbox = "reports@hotline.example" } })
            .AddSingleton(new OwnPictureSettings { HelplineMailbox = "desk@helpline.example" }), isSandbox: true);
        await house.RequestAsync(OwnSteps.Picture('b'));
        var code = await house.RequestAsync(OwnSteps.Picture('a'), ["http://page.example/"], [WhatHappened.Blackmailed], "call me on Tuesday");
        Assert.Equal(HandOverState.Waiting, (await house.StatusAsync(code))!.HandOver);
        post.Refuses = true;
        await house.RunJobAsync<HandOverJob>();
        Assert.Equal(HandOverState.Waiting, (await house.StatusAsync(code))!.HandOver);
        post.Refuses = false;
        await house.RunJobAsync<HandOverJob>();
        await house.RunJobAsync<HandOverJob>();

        var letter = Assert.Single(post.Taken);
        Assert.Contains("call me on Tuesday", letter, StringComparison.Ordinal);
        Assert.Contains("somebody wants money", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("page.example", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("aaaaaaaa", letter, StringComparison.Ordinal);
        Assert.Equal(HandOverState.Sent, (await house.StatusAsync(code))!.HandOver);

        var given = letter.Split('\n').Select(line => line.Trim()).Single(line => ReceiptCode.Read(line) is not null);
        foreach (var (typed, isKnown) in new[] { (ReceiptCode.New().Text, false), (given, true), (given, true) })
            Assert.Equal(isKnown, await house.WaitedAsync(services => services.GetRequiredService<AcknowledgeHandOver>().RunAsync(typed, TestContext.Current.CancellationToken)));
        Assert.Equal(HandOverState.Acknowledged, (await house.StatusAsync(code))!.HandOver);
        Assert.Equal(1, await house.CountAsync("facts WHERE kind = 'own-request.acknowledged'"));

        // Soon after, how to reach them is nowhere any more; the fingerprints stand, and nothing looks different.
        Assert.Contains("Tuesday", await ReachAsync(house), StringComparison.Ordinal);
        await house.RunJobAsync<ForgetHandOverJob>();
        await house.RunJobAsync<ForgetHandOverJob>();
        Assert.Equal("", await ReachAsync(house));
        Assert.Equal(HandOverState.AcknowledgedAndForgotten, (await house.StatusAsync(code))!.HandOver);
        Assert.True(await house.WaitedAsync(services => services.GetRequiredService<AcknowledgeHandOver>().RunAsync(given, TestContext.Current.CancellationToken)));
        foreach (var id in await house.ListAsync("SELECT id FROM own_requests", row => row.Id(0)))
            Assert.Single(await house.InScopeAsync(services => services.GetRequiredService<OpenFingerprints>().RunAsync(id, TestContext.Current.CancellationToken)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_helpline_that_never_answers_does_not_keep_how_to_reach_somebody_for_a_year(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database, services => services.AddSingleton<IPost>(new Letters())
            .AddSingleton(new OutsideSettings { Post = new PostSettings { FromMailbox = "reports@hotline.example" } })
            .AddSingleton(new OwnPictureSettings { HelplineMailbox = "desk@helpline.example" }), isSandbox: true);
        await house.RequestAsync(OwnSteps.Picture('a'), reachMe: "call me on Tuesday");
        await house.RunJobAsync<HandOverJob>();
        house.Clock.Advance(TimeSpan.FromDays(29));
        await house.RunJobAsync<ForgetHandOverJob>();
        Assert.Contains("Tuesday", await ReachAsync(house), StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.RunJobAsync<ForgetHandOverJob>();
        Assert.Equal("", await ReachAsync(house));
    }

    [Fact]
    public async Task How_old_somebody_says_they_are_stands_in_no_fact()
    {
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite);
        await house.RequestAsync(OwnSteps.Picture('a'));
        var bytes = (await house.ListAsync("SELECT bytes FROM facts WHERE kind = 'own-request.received'", row => row.GetFieldValue<byte[]>(0)))[0];
        Assert.DoesNotContain("age", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>How to reach them, of all requests, as it can still be opened.</summary>
    private static async Task<string> ReachAsync(TestHouse house)
    {
        var rows = await house.ListAsync("SELECT id, sealed_text FROM own_requests", row => (Id: row.Id(0), Sealed: row.GetFieldValue<byte[]>(1)));
        var reach = "";
        foreach (var (id, text) in rows)
            reach += await house.InScopeAsync(async services => OwnRequestText.FromJson((await services.GetRequiredService<Vault>().OpenRecordAsync(id, TestContext.Current.CancellationToken))!.Open("own-request.text", text))!.ReachMe);
        return reach;
    }

    [Fact]
    public async Task In_training_mode_nothing_is_handed_over()
    {
        var post = new Letters();
        await using var house = await TestHouse.OpenAsync(TestDatabase.Sqlite, services => services.AddSingleton<IPost>(post)
            .AddSingleton(new OutsideSettings { Post = new PostSettings { FromMailbox = "reports@hotline.example" } }).AddSingleton(new OwnPictureSettings { HelplineMailbox = "desk@helpline.example" }));
        await house.RequestAsync(OwnSteps.Picture('a'), reachMe: "call me");
        await house.RunJobAsync<HandOverJob>();
        Assert.Empty(post.Taken);
    }

    private sealed class Letters : IPost
    {
        public List<string> Taken { get; } = [];

        public bool Refuses { get; set; }

        public Task<PostOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellation)
        {
            if (Refuses) throw new OperationCanceledException("The relay does not answer.");
            Taken.Add(mail.Message.TextBody!);
            return Task.FromResult<PostOutcome>(new PostOutcome.Accepted("", "", ReportsPromised: false));
        }
    }
}
