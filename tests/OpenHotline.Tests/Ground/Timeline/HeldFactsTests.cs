using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Ground.Timeline.Verifying;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Timeline;

public sealed class HeldFactsTests
{
    [Theory, OnEveryDatabase]
    public async Task Held_facts_stand_behind_those_that_waited_in_the_order_in_which_they_happened(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        await RunAsync(ground, held: false, end: false, 3);
        await RunAsync(ground, held: true, end: true, 700);
        var rows = await ground.GetAsync<HotlineDb, List<FactRow>>(db => db.Set<FactRow>().AsNoTracking().OrderBy(row => row.LeafIndex).ToListAsync());
        Assert.Equal(Enumerable.Range(0, 703).Select(at => (long?)at), rows.Select(row => row.LeafIndex));
        Assert.Equal(rows.Select(row => row.Id.ToString()).Order(StringComparer.Ordinal), rows.Select(row => row.Id.ToString()));
        Assert.True((await ground.GetAsync<VerifyTimeline, VerifyTimeline.Report>(verify => verify.RunAsync(progress: null, TestContext.Current.CancellationToken))).IsSound);
    }

    [Theory, OnEveryDatabase]
    public async Task A_unit_that_would_lose_held_facts_falls(TestDatabase database)
    {
        await using var ground = await GroundHouse.OpenAsync(database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(ground, held: true, end: false, 5));
        Assert.Equal(0, await ground.GetAsync<HotlineDb, int>(db => db.Set<FactRow>().CountAsync()));
    }

    private static Task RunAsync(GroundHouse ground, bool held, bool end, int facts) => ground.House.InScopeAsync(services => services.GetRequiredService<UnitOfWork>().RunAsync(async inner =>
    {
        var (timeline, hold) = (services.GetRequiredService<OpenHotline.Ground.Timeline.Timeline>(), services.GetRequiredService<HeldFacts>());
        if (held) hold.Begin();
        for (var at = 0; at < facts; at++) timeline.Write(new AccountEnabled(Guid.NewGuid()));
        if (end) await services.GetRequiredService<SequenceFactsJob>().WriteHeldAsync(inner);
        if (held) hold.End();
    }, TestContext.Current.CancellationToken));
}
