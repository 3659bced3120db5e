using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Timeline;

public sealed class SequenceFactsTests
{
    /// <summary>A batch that sorted all that waits would take a million facts in hours.</summary>
    [Fact]
    public async Task A_batch_costs_the_same_however_many_facts_wait()
    {
        await using var ground = await GroundHouse.OpenAsync(TestDatabase.Sqlite);
        var steps = await ground.GetAsync<HotlineDb, List<string>>(db => db.ListAsync(
            "EXPLAIN QUERY PLAN " + SequenceFactsJob.WaitingSql(db.Kind), row => row.GetString(3), TestContext.Current.CancellationToken, ("most", 2000)));
        Assert.Equal("SCAN facts USING INDEX facts_waiting", Assert.Single(steps));
    }
}
