using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

public sealed class SetAsideTests
{
    [Theory, OnEveryDatabase]
    public async Task An_arrival_that_cannot_be_filed_is_set_aside_and_blocks_nobody(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        await house.ReportAsync("http://before.example/");
        var bad = await house.ReportAsync("http://bad.example/");
        await house.ReportAsync("http://after.example/");
        await BarAsync(house, database, bad);

        await house.OpenArrivalsAsync();
        Assert.Equal(2, await house.CountAsync("reports"));
        Assert.Equal(2, await house.CountAsync("webpages"));
        Assert.Equal([(bad, 1)], await StandAsync(house));

        // It is not tried at each beat, and new ones pass it.
        await house.ReportAsync("http://later.example/");
        await house.OpenArrivalsAsync();
        Assert.Equal(3, await house.CountAsync("reports"));
        Assert.Equal([(bad, 1)], await StandAsync(house));

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.OpenArrivalsAsync();
        Assert.Equal([(bad, 2)], await StandAsync(house));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.OpenArrivalsAsync();
        Assert.Equal([(bad, 2)], await StandAsync(house));

        await UnbarAsync(house, database);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.OpenArrivalsAsync();
        Assert.Empty(await StandAsync(house));
        Assert.Equal(4, await house.CountAsync("reports"));
        Assert.Equal(4, await house.CountAsync("facts WHERE kind = 'report.received'"));
    }

    [Theory, OnEveryDatabase]
    public async Task An_arrival_sealed_to_a_key_that_is_not_here_waits_for_it_and_blocks_nobody(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address);
        var strange = await house.ReportAsync("http://strange.example/");
        await house.ListAsync("UPDATE arrivals SET wrapping_key = 77", row => 0);
        await house.ReportAsync("http://page.example/");
        await house.OpenArrivalsAsync();
        Assert.Equal(1, await house.CountAsync("reports"));
        Assert.Equal([(strange, 1)], await StandAsync(house));

        await house.ListAsync("UPDATE arrivals SET wrapping_key = 1", row => 0);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.OpenArrivalsAsync();
        Assert.Equal(2, await house.CountAsync("webpages"));
        Assert.Empty(await StandAsync(house));
    }

    private static Task<List<(Guid Id, int Attempts)>> StandAsync(TestHouse house) =>
        house.ListAsync("SELECT id, attempts FROM arrivals", row => (row.Id(0), row.GetInt32(1)));

    private static Task BarAsync(TestHouse house, TestDatabase database, Guid report) => house.ListAsync(database == TestDatabase.Postgres
        ? $"ALTER TABLE reports ADD CONSTRAINT barred CHECK (id <> '{report}')"
        : $"CREATE TRIGGER barred BEFORE INSERT ON reports WHEN NEW.id = x'{Convert.ToHexString(report.ToByteArray(true))}' BEGIN SELECT RAISE(ABORT, 'barred'); END", row => 0);

    private static Task UnbarAsync(TestHouse house, TestDatabase database) => house.ListAsync(
        database == TestDatabase.Postgres ? "ALTER TABLE reports DROP CONSTRAINT barred" : "DROP TRIGGER barred", row => 0);
}
