using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Tests.Intake;

namespace OpenHotline.Tests.Ground.Secrets;

public sealed class RotationTests
{
    [Theory, OnEveryDatabase]
    public async Task Rotation_runs_beside_use_and_old_keys_go_only_when_nothing_needs_them(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        var cancellation = TestContext.Current.CancellationToken;
        var kept = new List<(Guid Id, byte[] Sealed)>();
        for (var i = 0; i < 250; i++) kept.Add(await SealAsync(ground));
        var newest = await ground.GetAsync<RotateKeys, int?>(rotate => rotate.RunAsync(cancellation));
        Assert.Equal(2, newest);
        ground.House.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.IsType<DropOldKeys.Outcome.StillUsed>(await ground.GetAsync<DropOldKeys, DropOldKeys.Outcome>(drop => drop.RunAsync(dryRun: false, cancellation)));
        // Use goes on while old keys are moved: new records are sealed, one is destroyed.
        var moving = ground.House.RunJobAsync<MoveToNewestKeysJob>();
        var during = new List<(Guid Id, byte[] Sealed)>();
        for (var i = 0; i < 20; i++) during.Add(await SealAsync(ground));
        await ground.GetAsync<Vault, bool>(async vault => { await vault.DestroyAsync(kept[240].Id, cancellation); return true; });
        await moving;
        await ground.House.RunJobAsync<MoveToNewestKeysJob>();
        Assert.IsType<DropOldKeys.Outcome.Dropped>(await ground.GetAsync<DropOldKeys, DropOldKeys.Outcome>(drop => drop.RunAsync(dryRun: false, cancellation)));
        foreach (var (id, bytes) in kept.Concat(during).Where(one => one.Id != kept[240].Id)) Assert.Equal("a text", await OpenAsync(ground, id, bytes));
        Assert.Null(await OpenAsync(ground, kept[240].Id, kept[240].Sealed));
        Assert.Equal([2], KeyringFile.Read(ground.House.Settings.KeyringFile).Wrapping.Select(key => key.Id));
    }

    [Theory, OnEveryDatabase]
    public async Task A_report_that_waits_to_be_opened_keeps_the_key_that_it_was_sealed_to(TestDatabase database)
    {
        await using var house = await TestHouse.OpenAsync(database);
        var cancellation = TestContext.Current.CancellationToken;
        await house.ReportAsync("https://waiting.example/a");
        await house.InScopeAsync(services => services.GetRequiredService<RotateKeys>().RunAsync(cancellation));
        Assert.Equal(1, Assert.IsType<DropOldKeys.Outcome.StillUsed>(await DropAsync()).RecordKeys);
        await house.OpenArrivalsAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        await house.RunJobAsync<MoveToNewestKeysJob>();
        Assert.Equal(new DropOldKeys.Outcome.Dropped(2), await DropAsync());

        Task<DropOldKeys.Outcome> DropAsync() => house.InScopeAsync(services => services.GetRequiredService<DropOldKeys>().RunAsync(dryRun: false, cancellation));
    }

    private static Task<(Guid, byte[])> SealAsync(GroundHouse ground) => ground.GetAsync<Vault, (Guid, byte[])>(vault =>
    {
        var id = Guid.CreateVersion7(ground.House.Clock.GetUtcNow());
        return Task.FromResult((id, vault.NewRecord(id).Seal("report.text", "a text")));
    });

    private static Task<string?> OpenAsync(GroundHouse ground, Guid id, byte[] bytes) => ground.GetAsync<Vault, string?>(async vault =>
        (await vault.OpenRecordAsync(id, TestContext.Current.CancellationToken))?.OpenText("report.text", bytes));
}
