using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Accounts.Staff;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Retention;

public sealed class RetentionTests
{
    [Theory, OnEveryDatabase]
    public async Task What_is_due_goes_what_is_held_stays_and_the_dry_run_deletes_nothing(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        var cancellation = TestContext.Current.CancellationToken;
        await ground.AccountAsync(StaffRoles.Administrator);
        var (goes, stays) = (await ground.AccountAsync(StaffRoles.Analyst), await ground.AccountAsync(StaffRoles.Analyst));
        foreach (var id in new[] { goes, stays }) Assert.Equal(DisableAccount.Outcome.Disabled, await ground.GetAsync<DisableAccount, DisableAccount.Outcome>(disable => disable.RunAsync(id, cancellation)));
        var hold = await ground.GetAsync<PlaceLegalHold, Guid>(holds => holds.RunAsync(stays, "A court asked for it.", cancellation));
        ground.House.Clock.Advance(TimeSpan.FromDays(731));
        var plan = await ground.GetAsync<PlanRetention, IReadOnlyList<PlanRetention.Line>>(one => one.RunAsync(cancellation));
        Assert.Equal((1L, 1L), plan.Where(line => line.Class == RetentionClass.DisabledAccount).Select(line => (line.Due, line.Held)).Single());
        Assert.DoesNotContain(await NamesAsync(ground), name => name == "Former colleague");
        await ground.House.RunJobAsync<ApplyRetentionJob>();
        Assert.Equal("Former colleague", await NameAsync(ground, goes));
        Assert.StartsWith("Person", await NameAsync(ground, stays), StringComparison.Ordinal);
        await ground.GetAsync<PlaceLegalHold, bool>(holds => holds.EndAsync(hold, cancellation));
        await ground.House.RunJobAsync<ApplyRetentionJob>();
        Assert.Equal("Former colleague", await NameAsync(ground, stays));
    }

    [Theory, OnEveryDatabase]
    public async Task Sessions_links_acts_and_counts_of_looks_go_except_those_of_a_held_account(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        var cancellation = TestContext.Current.CancellationToken;
        var (goes, stays) = (await ground.AccountAsync(StaffRoles.Analyst), await ground.AccountAsync(StaffRoles.Analyst));
        foreach (var id in new[] { goes, stays }) await LeaveTracesAsync(ground, id);
        await ground.GetAsync<PlaceLegalHold, Guid>(holds => holds.RunAsync(stays, "A court asked for it.", cancellation));
        await ground.House.RunJobAsync<ApplyRetentionJob>();
        Assert.Equal([2L, 2L, 2L, 2L], await TracesAsync(ground));

        ground.House.Clock.Advance(TimeSpan.FromDays(370));
        await LeaveTracesAsync(ground, goes);
        var plan = await ground.GetAsync<PlanRetention, IReadOnlyList<PlanRetention.Line>>(one => one.RunAsync(cancellation));
        Assert.Equal(Enumerable.Repeat((1L, 1L), 4), plan.Where(line => line.Class == RetentionClass.StaffTraces).Select(line => (line.Due, line.Held)));
        Assert.Equal([3L, 3L, 3L, 3L], await TracesAsync(ground));
        await ground.House.RunJobAsync<ApplyRetentionJob>();
        // What is new stays, and what is held.
        Assert.Equal([2L, 2L, 2L, 2L], await TracesAsync(ground));
    }

    private static async Task LeaveTracesAsync(GroundHouse ground, Guid account)
    {
        var now = ground.House.Clock.GetUtcNow().UtcDateTime;
        await ground.GetAsync<Sessions, Guid>(sessions => Task.FromResult(sessions.Start(account, SignInWay.PasswordAndCode)));
        await ground.SqlAsync("INSERT INTO join_links (id, account_id, token_hash, made_at, expires_at) VALUES (@id, @account, @hash, @now, @until)",
            ("id", Guid.CreateVersion7(ground.House.Clock.GetUtcNow())), ("account", account), ("hash", Guid.NewGuid().ToByteArray()), ("now", now), ("until", now.AddDays(1)));
        await ground.AsAsync<ProposeAct, Guid>(account, propose => propose.RunAsync(GrantAdministratorAct.Name, GrantAdministratorAct.PayloadFor(account), TestContext.Current.CancellationToken));
        await ground.SqlAsync("INSERT INTO look_tallies (account_id, hour_at, looks) VALUES (@account, @now, 3)", ("account", account), ("now", now));
    }

    private static async Task<List<long>> TracesAsync(GroundHouse ground)
    {
        var counts = new List<long>();
        foreach (var table in new[] { "staff_sessions", "join_links", "two_person_acts", "look_tallies" }) counts.Add(await ground.ReadAsync($"SELECT COUNT(*) FROM {table}", row => row.GetInt64(0)));
        return counts;
    }

    private static Task<List<string>> NamesAsync(GroundHouse ground) => ground.GetAsync<HotlineDb, List<string>>(db => db.Set<Account>().Select(one => one.DisplayName).ToListAsync());

    private static Task<string> NameAsync(GroundHouse ground, Guid id) => ground.GetAsync<HotlineDb, string>(db => db.Set<Account>().Where(one => one.Id == id).Select(one => one.DisplayName).SingleAsync());
}
