using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Intake;

public sealed class ArrivalFaultTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task While_the_database_is_locked_the_sender_is_told_and_afterwards_it_is_taken(TestDatabase database)
    {
        await using var own = await FreshDatabase.CreateAsync(database);
        await using var house = await TestHouse.OpenAsync(own.Address, services => services.AddSingleton(new IntakeSettings { MaxWaitSeconds = 1 }));
        await house.ReportAsync("http://before.example/");
        await using (var other = own.Open())
        {
            await using var holding = await other.Database.BeginTransactionAsync(Stop);
            if (database == TestDatabase.Postgres) await other.ExecuteAsync("LOCK TABLE arrivals IN ACCESS EXCLUSIVE MODE", Stop);
            var waiting = house.HandInAsync(new ReportText { Address = "http://locked.example/" });
            while (!waiting.IsCompleted)
            {
                await Task.Delay(100, Stop);
                house.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            Assert.Equal(new TakeOutcome.NotTaken(NotTakenReason.DatabaseBusy), (await waiting).Outcome);
        }

        await house.ReportAsync("http://after.example/");
        Assert.Equal(2, await house.CountAsync("arrivals"));
    }

    [Fact]
    public async Task While_the_disk_is_full_nothing_is_half_stored_and_the_sender_is_told()
    {
        await using var own = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var house = await TestHouse.OpenAsync(own.Address);
        // SQLITE_FULL without filling a disk: the limit stays with the pooled connection, which the writer gets next.
        using (var small = new SqliteConnection(own.Address.ConnectionString))
        {
            SqliteConnection.ClearPool(small);
            await small.OpenAsync(Stop);
            using var command = small.CreateCommand();
            command.CommandText = "PRAGMA page_count";
            var pages = Convert.ToInt64(await command.ExecuteScalarAsync(Stop), System.Globalization.CultureInfo.InvariantCulture);
            command.CommandText = $"PRAGMA max_page_count = {pages + 40}";
            await command.ExecuteNonQueryAsync(Stop);
        }

        var (taken, refused) = (0, 0);
        for (var i = 0; i < 200 && refused < 3; i++)
        {
            var outcome = (await house.HandInAsync(new ReportText { Address = $"http://page.example/{i}", Note = new string('n', 3000) })).Outcome;
            if (outcome is TakeOutcome.NotTaken { Why: var why })
            {
                Assert.Equal(NotTakenReason.DiskFull, why);
                refused++;
                break;
            }

            taken++;
        }

        Assert.Equal(1, refused);
        Assert.Equal(taken, await house.CountAsync("arrivals"));
        SqliteConnection.ClearAllPools();
        await house.ReportAsync("http://there-is-room-again.example/");
        await house.OpenArrivalsAsync();
        Assert.Equal(taken + 1, await house.CountAsync("reports"));
    }

    [Fact]
    public async Task More_than_may_wait_is_refused_at_once_and_what_was_taken_is_there()
    {
        await using var own = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var house = await TestHouse.OpenAsync(own.Address, services => services.AddSingleton(new IntakeSettings { MaxWaiting = 4 }));
        var turn = await WriteGate.For(own.Address).EnterAsync(Stop);
        var waiting = Enumerable.Range(0, 300).Select(i => house.HandInAsync(new ReportText { Address = $"http://page{i}.example/" })).ToList();
        await Task.Delay(50, Stop);
        turn.Dispose();
        var outcomes = await Task.WhenAll(waiting);
        Assert.Contains(outcomes, one => one.Outcome is TakeOutcome.NotTaken { Why: NotTakenReason.TooMany });
        Assert.Equal(outcomes.Count(one => one.Outcome is TakeOutcome.Taken), await house.CountAsync("arrivals"));
    }
}
