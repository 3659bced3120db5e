using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Intake;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

public sealed class ArrivalTests
{
    [Theory, OnEveryDatabase]
    public async Task A_report_becomes_a_webpage_with_an_open_episode(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var id = await house.ReportAsync("https://page.example/one");
        Assert.Equal(1, await house.CountAsync("arrivals"));
        await house.OpenArrivalsAsync();

        Assert.Equal(0, await house.CountAsync("arrivals"));
        var read = await house.InScopeAsync(services => services.GetRequiredService<ReadReport>().RunAsync(id, TestContext.Current.CancellationToken));
        Assert.Equal("https://page.example/one", read!.Text!.Address);
        var episode = Assert.Single(await house.ListAsync("SELECT webpage_id, number FROM episodes WHERE closed_at IS NULL", row => (Page: OpenHotline.Ground.Storage.Sql.Id(row, 0), Number: row.GetInt32(1))));
        Assert.Equal(1, episode.Number);
        var address = await house.InScopeAsync(services => services.GetRequiredService<ReadAddress>().RunAsync(episode.Page, TestContext.Current.CancellationToken));
        Assert.Equal("https://page.example/one", address!.Text);
        Assert.Equal(["report.received", "episode.opened"], (await house.ListAsync("SELECT kind FROM facts ORDER BY leaf_index", row => row.GetString(0))).Order(StringComparer.Ordinal).Reverse());
    }

    [Theory, OnEveryDatabase]
    public async Task A_hundred_spellings_are_one_webpage_with_a_hundred_reports(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        string[] spellings = ["http://page.example/a", "HTTP://PAGE.EXAMPLE:80/a", "hxxp://page[.]example/a", "page.example/./a", "  http://page.example/b/../a "];
        for (var i = 0; i < 100; i++) await house.ReportAsync(spellings[i % spellings.Length]);
        await house.OpenArrivalsAsync();

        Assert.Equal((1, 100), Assert.Single(await house.ListAsync("SELECT episodes, sightings FROM webpages", row => (row.GetInt32(0), row.GetInt32(1)))));
        Assert.Equal(100, await house.CountAsync("reports"));
        Assert.Equal(1, await house.CountAsync("facts WHERE kind = 'episode.opened'"));
        Assert.Equal(1, (await house.ListAsync("SELECT bytes FROM facts WHERE kind = 'report.received'", row => System.Text.Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(0)))).Count(fact => fact.Contains("\"isFirstOfWebpage\":true", StringComparison.Ordinal)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_thing_without_an_address_is_taken_and_has_no_webpage(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        foreach (var thing in (ThingKind[])[ThingKind.App, ThingKind.Chat, ThingKind.Newsgroup, ThingKind.Livestream, ThingKind.Telephone, ThingKind.Other])
            await house.HandInAsync(new ReportText { Thing = thing, Where = "a place" });
        await house.OpenArrivalsAsync();
        Assert.Equal([2, 3, 4, 5, 6, 7], await house.ListAsync("SELECT thing FROM reports ORDER BY thing", row => row.GetInt32(0)));
        Assert.Equal(0, await house.CountAsync("webpages"));
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_report_handed_in_twice_is_one(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var text = new ReportText { Address = "http://page.example/" };
        var (_, receipt, id) = await house.HandInAsync(text);
        Assert.IsType<TakeOutcome.Taken>((await house.HandInAsync(text, id, receipt)).Outcome);
        await house.OpenArrivalsAsync();
        Assert.IsType<TakeOutcome.Taken>((await house.HandInAsync(text, id, receipt)).Outcome);
        await house.OpenArrivalsAsync();
        Assert.Equal(1, await house.CountAsync("reports"));
        Assert.Equal(0, await house.CountAsync("arrivals"));
    }

    [Theory, OnEveryDatabase]
    public async Task Nothing_that_was_typed_stands_readable_in_the_database(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        await house.HandInAsync(new ReportText { Address = "http://findme-page.example/findme", Note = "findme-note", Password = "findme-word", Referrer = "http://findme-from.example/" });
        await AssertNothingFoundAsync(house, "arrivals", "sealed_body");
        await house.OpenArrivalsAsync();
        await AssertNothingFoundAsync(house, "reports", "sealed_text");
        await AssertNothingFoundAsync(house, "sightings", "sealed_steps");
        await AssertNothingFoundAsync(house, "webpages", "sealed_address");
        await AssertNothingFoundAsync(house, "facts", "bytes");
    }

    [Theory, OnEveryDatabase]
    public async Task The_public_doors_machine_cannot_open_what_it_wrote(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var file = KeyringFile.Read(house.Settings.KeyringFile);
        await using var publicDoor = await TestHouse.OpenAsync(own.Address, services => services.AddSingleton(file.PublicHalf().Open()));
        await publicDoor.ReportAsync("http://page.example/");

        await publicDoor.RunJobAsync<OpenArrivalsJob>();
        Assert.Equal(1, await publicDoor.CountAsync("arrivals"));
        var (id, wrapped) = Assert.Single(await house.ListAsync("SELECT id, wrapped_key FROM arrivals", row => (OpenHotline.Ground.Storage.Sql.Id(row, 0), row.GetFieldValue<byte[]>(1))));
        Assert.Throws<KeyNotHereException>(() => file.PublicHalf().Open().Unwrap(1, wrapped, id));

        await house.OpenArrivalsAsync();
        Assert.Equal(1, await house.CountAsync("webpages"));
    }

    [Theory, OnEveryDatabase]
    public async Task An_arrival_that_cannot_be_opened_becomes_a_report_whose_receipt_says_so(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var (_, broken, _) = await house.HandInAsync(new ReportText { Address = "http://page.example/" });
        await house.ListAsync("UPDATE arrivals SET sealed_body = wrapped_key", row => 0);
        var (_, unreadable, _) = await house.HandInAsync(new ReportText { Address = "this is no address" });
        await house.OpenArrivalsAsync();
        house.HourPasses();
        Assert.Equal(OpenHotline.Intake.Receipts.ReceiptStep.NotUnderstood, await house.StepAsync(broken.Text));
        Assert.Equal(OpenHotline.Intake.Receipts.ReceiptStep.NotUnderstood, await house.StepAsync(unreadable.Text));
        Assert.Equal(0, await house.CountAsync("webpages"));
        Assert.Equal(2, await house.CountAsync("reports WHERE thing = 7"));
    }

    [Theory, OnEveryDatabase]
    public async Task Many_doors_and_two_openers_at_once_lose_nothing_and_double_nothing(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var writers = Enumerable.Range(0, 8).Select(door => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++) await house.ReportAsync($"http://page{i % 20}.example/{door % 3}");
        })).ToList();
        var done = Task.WhenAll(writers);
        var openers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCompleted) await house.RunJobAsync<OpenArrivalsJob>();
        })).ToList();
        await done;
        await Task.WhenAll(openers);
        await house.OpenArrivalsAsync();

        Assert.Equal(400, await house.CountAsync("reports"));
        Assert.Equal(400, await house.CountAsync("sightings"));
        Assert.Equal(60, await house.CountAsync("webpages"));
        Assert.Equal(60, await house.CountAsync("episodes"));
        Assert.Equal(400, (await house.ListAsync("SELECT SUM(sightings) FROM webpages", row => Convert.ToInt64(row.GetValue(0))))[0]);
    }

    private static async Task AssertNothingFoundAsync(TestHouse house, string table, string column)
    {
        var rows = await house.ListAsync($"SELECT {column} FROM {table}", row => row.IsDBNull(0) ? [] : row.GetFieldValue<byte[]>(0));
        Assert.NotEmpty(rows);
        Assert.All(rows, bytes => Assert.DoesNotContain("findme", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.OrdinalIgnoreCase));
    }
}
