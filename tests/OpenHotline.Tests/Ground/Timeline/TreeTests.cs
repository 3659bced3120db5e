using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Timeline;

public sealed class TreeTests
{
    [Theory, OnEveryDatabase]
    public async Task Roots_and_proofs_from_stored_tiles_agree_with_all_leaves(TestDatabase database)
    {
        await using var house = await GroundHouse.OpenAsync(database);
        // Below, on and above the width of a tile, in several batches.
        foreach (var more in new[] { 255, 1, 257, 90 }) await house.WriteFactsAsync(more);
        var leaves = await house.GetAsync<HotlineDb, List<byte[]>>(db => db.ListAsync("SELECT leaf_hash FROM facts ORDER BY leaf_index", row => row.GetFieldValue<byte[]>(0), TestContext.Current.CancellationToken));
        byte[] Subtree(long start, long count) => count == 1 ? leaves[(int)start] : MerkleTree.NodeHash(Subtree(start, count / 2), Subtree(start + count / 2, count / 2));
        await house.GetAsync<Tree, bool>(async tree =>
        {
            foreach (var size in new long[] { 1, 255, 256, 257, 512, 513, 603 })
            {
                var root = await tree.RootAsync(size, TestContext.Current.CancellationToken);
                Assert.Equal(MerkleTree.Root(size, Subtree), root);
                var path = await tree.InclusionProofAsync(size / 2, size, TestContext.Current.CancellationToken);
                Assert.True(MerkleTree.VerifyInclusion(leaves[(int)(size / 2)], size / 2, size, path, root));
                var proof = await tree.ConsistencyProofAsync(size, 603, TestContext.Current.CancellationToken);
                Assert.True(MerkleTree.VerifyConsistency(size, 603, root, MerkleTree.Root(603, Subtree), proof));
            }

            return true;
        });
    }

    [Theory, OnEveryDatabase]
    public async Task A_follower_sees_every_fact_once_though_its_step_fails_half_way(TestDatabase database)
    {
        var seen = new FailingOnce();
        await using var house = await GroundHouse.OpenAsync(database, services => services.AddSingleton<IFactFollower>(seen));
        await house.WriteFactsAsync(40);
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.House.RunJobAsync<FollowFactsJob>());
        await house.House.RunJobAsync<FollowFactsJob>();
        await house.House.RunJobAsync<FollowFactsJob>();
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (long)i), seen.Leaves);
    }

    private sealed class FailingOnce : IFactFollower
    {
        private bool failed;

        public List<long> Leaves { get; } = [];

        public string Name => "test.failing-once";

        public IReadOnlyCollection<string> Kinds { get; } = ["episode.closed"];

        public Task ApplyAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellation)
        {
            if (!failed)
            {
                failed = true;
                throw new InvalidOperationException("half way");
            }

            Leaves.AddRange(entries.Select(entry => entry.LeafIndex));
            return Task.CompletedTask;
        }
    }
}
