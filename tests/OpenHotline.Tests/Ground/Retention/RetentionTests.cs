using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts;
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

    private static Task<List<string>> NamesAsync(GroundHouse ground) => ground.GetAsync<HotlineDb, List<string>>(db => db.Set<Account>().Select(one => one.DisplayName).ToListAsync());

    private static Task<string> NameAsync(GroundHouse ground, Guid id) => ground.GetAsync<HotlineDb, string>(db => db.Set<Account>().Where(one => one.Id == id).Select(one => one.DisplayName).SingleAsync());
}
