using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using House = OpenHotline.House;

namespace OpenHotline.Tests.Ground.Timeline;

public sealed class SmokeTests
{
    [Fact]
    public async Task Facts_are_put_into_the_tree_and_the_root_agrees_with_all_leaves()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var settings = new HouseSettings { DataFolder = folder, Database = DatabaseAddress.Parse(null, folder), KeyringFile = Path.Combine(folder, "keys.json") };
        await StorageRoom.MigrateAsync(settings.Database, default);
        var services = new ServiceCollection().AddLogging();
        services.AddOpenHotline(settings, KeyringFile.Create(DateTime.UnixEpoch).Open());
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        await using var scope = provider.CreateAsyncScope();
        var (unit, timeline, db) = (scope.ServiceProvider.GetRequiredService<UnitOfWork>(), scope.ServiceProvider.GetRequiredService<OpenHotline.Ground.Timeline.Timeline>(), scope.ServiceProvider.GetRequiredService<HotlineDb>());
        await unit.RunAsync(_ =>
        {
            for (var i = 0; i < 70_000; i++) timeline.Write(new EpisodeClosed(Guid.NewGuid(), Guid.NewGuid(), EpisodeEnd.Removed));
            return Task.CompletedTask;
        }, default);
        await scope.ServiceProvider.GetRequiredService<SequenceFactsJob>().RunAsync(default);
        await scope.ServiceProvider.GetRequiredService<FollowFactsJob>().RunAsync(default);
        await scope.ServiceProvider.GetRequiredService<WriteCheckpointJob>().RunAsync(default);
        var leaves = await db.ListAsync("SELECT leaf_hash FROM facts ORDER BY leaf_index", row => row.GetFieldValue<byte[]>(0), default);
        byte[] Subtree(long start, long count) => count == 1 ? leaves[(int)start] : MerkleTree.NodeHash(Subtree(start, count / 2), Subtree(start + count / 2, count / 2));
        Assert.Equal(MerkleTree.Root(70_000, Subtree), await scope.ServiceProvider.GetRequiredService<Tree>().RootAsync(70_000, default));
        Assert.Single(OutsideCopy.ReadNotes(settings.TimelineFolder));
        var row = await db.Set<FactRow>().OrderBy(f => f.LeafIndex).FirstAsync();
        Assert.IsType<EpisodeClosed>(OpenHotline.Ground.Timeline.Timeline.Read(0, row.Bytes).Fact);
    }
}
