using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

public sealed class ReceiptTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_code_reads_back_however_it_is_typed()
    {
        for (var i = 0; i < 500; i++)
        {
            var code = ReceiptCode.New();
            Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", code.Text);
            foreach (var typed in (string[])[code.Text, code.Text.ToLowerInvariant(), code.Text.Replace("-", " ", StringComparison.Ordinal), " " + code.Text.Replace('0', 'o').Replace('1', 'l') + "\n"])
                Assert.Equal(code.Hash, ReceiptCode.Read(typed)!.Hash);
        }
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("AAAA-AAAA-AAAA"), InlineData("AAAA-AAAA-AAAA-AAAAA"), InlineData("UUUU-UUUU-UUUU-UUUU"), InlineData("é")]
    public void What_cannot_be_a_code_is_none(string? typed) => Assert.Null(ReceiptCode.Read(typed));

    [Theory, OnEveryDatabase]
    public async Task A_receipt_changes_by_the_clock_until_the_page_is_gone(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var (_, receipt, _) = await house.HandInAsync(new ReportText { Address = "http://page.example/" });
        Assert.Equal(ReceiptStep.Received, await house.StepAsync(receipt.Text));
        await house.OpenArrivalsAsync();
        Assert.Equal(ReceiptStep.Received, await house.StepAsync(receipt.Text));
        house.HourPasses();
        Assert.Equal(ReceiptStep.InWork, await house.StepAsync(receipt.Text));

        await TellAsync(house, (page, episode) => new PageRemoved(page, episode, house.Clock.GetUtcNow().UtcDateTime, null, null, null, 60));
        Assert.Equal(ReceiptStep.InWork, await house.StepAsync(receipt.Text));
        house.HourPasses();
        Assert.Equal(ReceiptStep.Removed, await house.StepAsync(receipt.Text));
    }

    [Theory, OnEveryDatabase]
    public async Task A_known_page_in_work_and_a_new_one_answer_alike(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        await house.ReportAsync("http://known.example/");
        await house.OpenArrivalsAsync();
        await TellAsync(house, (page, episode) => new NoticeSent(page, episode, Guid.NewGuid(), Guid.NewGuid(), 1, 0, "NL"));
        house.HourPasses();

        var (_, known, _) = await house.HandInAsync(new ReportText { Address = "http://known.example/" });
        var (_, fresh, _) = await house.HandInAsync(new ReportText { Address = "http://fresh.example/" });
        for (var hour = 0; hour < 5; hour++)
        {
            Assert.Equal(await house.StepAsync(fresh.Text), await house.StepAsync(known.Text));
            await house.OpenArrivalsAsync();
            house.HourPasses();
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_hold_freezes_a_receipt_until_it_is_released(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var (_, receipt, _) = await house.HandInAsync(new ReportText { Address = "http://page.example/" });
        await house.OpenArrivalsAsync();
        house.HourPasses();
        var hold = Guid.NewGuid();
        await TellAsync(house, (page, episode) => new HoldPlaced(page, episode, hold, house.Clock.GetUtcNow().UtcDateTime.AddDays(7)));
        await TellAsync(house, (page, episode) => new PageRemoved(page, episode, house.Clock.GetUtcNow().UtcDateTime, null, null, null, 60));
        house.HourPasses();
        Assert.Equal(ReceiptStep.InWork, await house.StepAsync(receipt.Text));

        await TellAsync(house, (page, episode) => new HoldReleased(page, episode, hold, Expired: false));
        Assert.Equal(ReceiptStep.InWork, await house.StepAsync(receipt.Text));
        house.HourPasses();
        Assert.Equal(ReceiptStep.Removed, await house.StepAsync(receipt.Text));
    }

    [Theory, OnEveryDatabase]
    public async Task A_report_after_closing_opens_the_next_episode_and_its_receipt_starts_anew(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        await house.ReportAsync("http://page.example/");
        await house.OpenArrivalsAsync();
        await TellAsync(house, (page, episode) => new EpisodeClosed(page, episode, EpisodeEnd.NotActionable));
        var (_, second, _) = await house.HandInAsync(new ReportText { Address = "http://page.example/" });
        await house.OpenArrivalsAsync();
        house.HourPasses();
        Assert.Equal(ReceiptStep.InWork, await house.StepAsync(second.Text));
        Assert.Equal(2, await house.CountAsync("episodes"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_that_is_back_opens_one_episode_as_our_own_finding(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        await house.ReportAsync("http://page.example/");
        await house.OpenArrivalsAsync();
        await TellAsync(house, (page, episode) => new EpisodeClosed(page, episode, EpisodeEnd.Removed));
        await TellAsync(house, (page, episode) => new PageReappeared(page, episode, Guid.NewGuid()));
        await TellAsync(house, (page, episode) => new PageReappeared(page, episode, Guid.NewGuid()));
        Assert.Equal(2, await house.CountAsync("episodes"));
        Assert.Equal(1, await house.CountAsync("episodes WHERE closed_at IS NULL AND cause = 2 AND number = 2"));
        Assert.Equal(1, await house.CountAsync("reports WHERE source = 5 AND channel = 5"));
        Assert.Equal(2, (await house.ListAsync("SELECT sightings FROM webpages", row => row.GetInt32(0)))[0]);
    }

    [Theory, OnEveryDatabase]
    public async Task A_wrong_code_takes_as_long_as_a_right_one(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var (_, receipt, _) = await house.HandInAsync(new ReportText { Address = "http://page.example/" });
        foreach (var code in (string[])[receipt.Text, ReceiptCode.New().Text, "no code", ""])
        {
            await house.InScopeAsync(async services =>
            {
                var asking = services.GetRequiredService<ReadReceipt>().RunAsync(code, Stop);
                house.Clock.Advance(TimeSpan.FromMilliseconds(599));
                await Task.Delay(100, Stop);
                Assert.False(asking.IsCompleted);
                house.Clock.Advance(TimeSpan.FromMilliseconds(1));
                await asking.WaitAsync(TimeSpan.FromMinutes(1), Stop);
            });
        }

        Assert.Null(await house.StepAsync(ReceiptCode.New().Text));
    }

    private static async Task TellAsync(TestHouse house, Func<Guid, Guid, Fact> fact)
    {
        var (page, episode) = (await house.ListAsync("SELECT webpage_id, id FROM episodes ORDER BY number LIMIT 1", row => (OpenHotline.Ground.Storage.Sql.Id(row, 0), OpenHotline.Ground.Storage.Sql.Id(row, 1))))[0];
        await house.InUnitAsync(services =>
        {
            services.GetRequiredService<Timeline>().Write(fact(page, episode));
            return Task.FromResult(true);
        });
        await house.TellFactsAsync();
    }
}
