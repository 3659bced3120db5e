using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Prevent.Guidance;

/// <summary>What can be decided about a guidance page.</summary>
public enum GuidanceDecision
{
    /// <summary>"I have looked through it": by somebody other than who wrote it, before it is published and again when it is due.</summary>
    Review = 1,

    /// <summary>Everybody reads it, in place of the version before.</summary>
    Publish = 2,

    /// <summary>Nobody outside reads it any more.</summary>
    Withdraw = 3,
}

/// <summary>Reviews, publishes or withdraws a guidance page in one language.</summary>
public sealed class DecideGuidance(HotlineDb db, UnitOfWork unit, WriteGuidance write, Timeline timeline, Actor actor, TimeProvider clock)
{
    public enum Outcome
    {
        Decided = 1,
        NoSuchVersion = 2,

        /// <summary>Whoever wrote a version cannot review it.</summary>
        SomebodyElseMust = 3,

        /// <summary>It is not reviewed yet, is published or replaced already, or was withdrawn.</summary>
        NotNow = 4,
    }

    /// <summary>About one version.</summary>
    public Task<Outcome> RunAsync(Guid versionId, GuidanceDecision decision, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("guidance_versions", versionId, inner);
        if (await db.Set<GuidanceVersion>().SingleOrDefaultAsync(row => row.Id == versionId, inner) is not { } version) return Outcome.NoSuchVersion;
        return await DecideAsync(version, decision, inner);
    }, cancellation);

    /// <summary>About a page as it came with the house, of which the hotline has no version yet.</summary>
    public Task<Outcome> ShippedAsync(string page, string language, GuidanceDecision decision, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (ShippedGuidance.Find(page, language) is not { } shipped) return Outcome.NoSuchVersion;
        if (decision == GuidanceDecision.Publish || (decision == GuidanceDecision.Review && actor.AccountId is null)) return Outcome.NotNow;
        if (await db.Set<GuidanceVersion>().AnyAsync(row => row.Page == page && row.Language == language && (row.State == GuidanceState.Published || row.State == GuidanceState.Withdrawn), inner)) return Outcome.NotNow;
        var version = await write.TakeOverAsync(shipped, inner);
        version.Publish(clock.GetUtcNow().UtcDateTime);
        return await DecideAsync(version, decision, inner);
    }, cancellation);

    private async Task<Outcome> DecideAsync(GuidanceVersion version, GuidanceDecision decision, CancellationToken cancellation)
    {
        switch (decision)
        {
            case GuidanceDecision.Review when version.State is GuidanceState.Draft or GuidanceState.Reviewed or GuidanceState.Published:
                if (actor.AccountId is not { } second || second == version.WrittenBy) return Outcome.SomebodyElseMust;
                version.Review(second, clock.GetUtcNow().UtcDateTime);
                timeline.Write(new GuidanceReviewed(version.Id));
                return Outcome.Decided;
            case GuidanceDecision.Publish when version.State == GuidanceState.Reviewed || (version.State == GuidanceState.Withdrawn && version.ReviewedAt is not null):
                await ReplaceOthersAsync(version, cancellation);
                version.Publish(clock.GetUtcNow().UtcDateTime);
                timeline.Write(new GuidancePublished(version.Id));
                return Outcome.Decided;
            case GuidanceDecision.Withdraw when version.State == GuidanceState.Published:
                version.Withdraw();
                timeline.Write(new GuidanceWithdrawn(version.Id));
                return Outcome.Decided;
            default:
                return Outcome.NotNow;
        }
    }

    private async Task ReplaceOthersAsync(GuidanceVersion version, CancellationToken cancellation)
    {
        var others = await db.Set<GuidanceVersion>().Where(row => row.Page == version.Page && row.Language == version.Language && row.Id != version.Id
            && (row.State == GuidanceState.Published || row.State == GuidanceState.Withdrawn)).ToListAsync(cancellation);
        foreach (var other in others) other.Replace();
    }
}
