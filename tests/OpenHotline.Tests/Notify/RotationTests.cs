using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Testing;

namespace OpenHotline.Notify;

public sealed class RotationTests
{
    [Theory, OnEveryDatabase]
    public async Task A_host_and_its_mailbox_are_found_again_after_old_keys_are_gone(TestDatabase database)
    {
        await using var house = await NotifyHouse.OpenAsync(database);
        await house.AddActionableAsync();
        await house.TraceAndSendAsync();
        Assert.NotNull(await house.UseAsync<RotateKeys, int?>(rotate => rotate.RunAsync(NotifyHouse.Cancellation)));
        house.House.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(Assert.IsType<DropOldKeys.Outcome.StillUsed>(await DropAsync(house)).Lookups > 0);
        await house.House.RunJobAsync<MoveToNewestKeysJob>();
        Assert.IsType<DropOldKeys.Outcome.Dropped>(await DropAsync(house));

        await house.AddActionableAsync("https://www.bad.example/b");
        await house.TraceAndSendAsync();
        Assert.Equal(2, house.Post.Sent.Count);
        await house.OnlyAsync<Host>();
        await house.OnlyAsync<HostContact>();
    }

    private static Task<DropOldKeys.Outcome> DropAsync(NotifyHouse house) => house.UseAsync<DropOldKeys, DropOldKeys.Outcome>(drop => drop.RunAsync(dryRun: false, NotifyHouse.Cancellation));
}
