using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>A senior analyst has looked at two differing opinions and lets the first stand.</summary>
public sealed class KeepAssessment(HotlineDb db, UnitOfWork unit, TimeProvider clock)
{
    public enum Outcome
    {
        Kept = 1,

        /// <summary>It waits for nobody: unknown, not given yet, or settled.</summary>
        NothingToSettle = 2,

        /// <summary>The first analyst does not settle their own difference.</summary>
        AssessedItBefore = 3,
    }

    public Task<Outcome> RunAsync(Guid opinionId, Guid seniorId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("opinions", opinionId, inner);
        var opinion = await db.Set<Opinion>().SingleOrDefaultAsync(row => row.Id == opinionId, inner);
        if (opinion is not { GivenAt: not null, SettledAt: null }) return Outcome.NothingToSettle;
        if (opinion.FirstAnalystId == seniorId) return Outcome.AssessedItBefore;
        opinion.Settle(clock.GetUtcNow().UtcDateTime);
        return Outcome.Kept;
    }, cancellation);
}
