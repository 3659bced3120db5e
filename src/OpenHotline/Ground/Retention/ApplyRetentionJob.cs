using OpenHotline.Facts;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Retention;

/// <summary>Deletes what its rule no longer keeps, except what a legal hold keeps.</summary>
/// <remarks>Once a day. Each batch is one commit, so a crash repeats nothing; what is left is due the next day.</remarks>
public sealed class ApplyRetentionJob(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, PlanRetention plan, IEnumerable<IRetained> kept, TimeProvider clock) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var one in kept)
        {
            var run = Guid.CreateVersion7(clock.GetUtcNow());
            await foreach (var (due, _) in plan.BatchesAsync(one, cancellation))
            {
                if (due.Count == 0) continue;
                await unit.RunAsync(async inner =>
                {
                    await one.ForgetAsync(due, inner);
                    timeline.Write(new RetentionApplied(run, (int)one.Class, due.Count));
                }, cancellation);
                db.ChangeTracker.Clear();
            }
        }
    }
}
