using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Prevent.Guidance;

/// <summary>Writes a new version of a guidance page, as a draft.</summary>
public sealed class WriteGuidance(HotlineDb db, UnitOfWork unit, ReadGuidance read, Timeline timeline, Actor actor, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Written(Guid VersionId, int Number) : Outcome;

        /// <param name="Faults">What its Markdown holds that it may not; empty where something else is wrong.</param>
        public sealed record Refused(GuidanceText.Refusal Why, IReadOnlyList<GuidanceMarkdown.Fault> Faults) : Outcome;
    }

    public Task<Outcome> RunAsync(GuidanceText text, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        var tidy = text.Tidy();
        if (tidy.WhyNot() is { } why) return new Outcome.Refused(why, []);
        var faults = GuidanceMarkdown.FaultsIn(tidy.Markdown);
        if (faults.Count == 0 && await HasDeadLinkAsync(tidy, inner)) faults = [GuidanceMarkdown.Fault.DeadLink];
        if (faults.Count > 0) return new Outcome.Refused(GuidanceText.Refusal.HasWhatIsNotAllowed, faults);
        var version = await AddAsync(tidy, actor.AccountId, inner);
        return new Outcome.Written(version.Id, version.Number);
    }, cancellation);

    /// <summary>The page as it came with the house, as a version of its own: so that something can be decided about it.</summary>
    internal Task<GuidanceVersion> TakeOverAsync(GuidanceText shipped, CancellationToken cancellation) => AddAsync(shipped, by: null, cancellation);

    private async Task<bool> HasDeadLinkAsync(GuidanceText text, CancellationToken cancellation)
    {
        foreach (var page in GuidanceMarkdown.PagesIn(text.Markdown))
        {
            if (page != text.Page && await read.FindAsync(page, text.Language, cancellation) is null) return true;
        }

        return false;
    }

    private async Task<GuidanceVersion> AddAsync(GuidanceText text, Guid? by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var last = await db.Set<GuidanceVersion>().Where(row => row.Page == text.Page && row.Language == text.Language).MaxAsync(row => (int?)row.Number, cancellation) ?? 0;
        var version = new GuidanceVersion(Guid.CreateVersion7(now), text, last + 1, by, now.UtcDateTime);
        db.Add(version);
        timeline.Write(new GuidanceWritten(version.Id, version.Page, version.Language, version.Number));
        return version;
    }
}
