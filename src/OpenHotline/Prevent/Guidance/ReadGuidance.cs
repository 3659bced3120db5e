using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Prevent.Guidance;

/// <summary>The guidance that everybody may read: the hotline's own published versions, and what came with the house where it has none.</summary>
public sealed class ReadGuidance(HotlineDb db, HotlineDays days)
{
    public const int MaxPages = 200;

    /// <param name="ReviewedOn">When this hotline last looked through it; null where it has not yet.</param>
    /// <param name="VersionId">Null where it is what came with the house.</param>
    public sealed record Shown(GuidanceText Text, DateOnly? ReviewedOn, Guid? VersionId);

    /// <summary>All of one language, in the order of lists.</summary>
    public async Task<IReadOnlyList<Shown>> AllAsync(string language, CancellationToken cancellation)
    {
        var own = await DecidedAsync(language, page: null, cancellation);
        var shown = own.Where(version => version.State == GuidanceState.Published).Select(Show);
        var shipped = ShippedGuidance.All.Where(text => text.Language == language && !own.Exists(version => version.Page == text.Page)).Select(text => new Shown(text, null, null));
        return [.. shown.Concat(shipped).OrderBy(one => ShippedGuidance.OrderOf(one.Text.Page)).ThenBy(one => one.Text.Page, StringComparer.Ordinal).Take(MaxPages)];
    }

    /// <summary>One page; null where there is none, or it was withdrawn.</summary>
    public async Task<Shown?> FindAsync(string page, string language, CancellationToken cancellation)
    {
        if (await DecidedAsync(language, page, cancellation) is [var own, ..]) return own.State == GuidanceState.Published ? Show(own) : null;
        return ShippedGuidance.Find(page, language) is { } shipped ? new Shown(shipped, null, null) : null;
    }

    /// <summary>The short names of all pages of one language that can be read, without their words.</summary>
    public async Task<IReadOnlySet<string>> NamesAsync(string language, CancellationToken cancellation)
    {
        var own = (await db.Set<GuidanceVersion>().AsNoTracking().Where(version => version.Language == language && (version.State == GuidanceState.Published || version.State == GuidanceState.Withdrawn))
            .Select(version => new { version.Page, version.Number, version.State }).ToListAsync(cancellation)).GroupBy(version => version.Page, StringComparer.Ordinal).Select(versions => versions.MaxBy(version => version.Number)!).ToList();
        return ShippedGuidance.All.Where(text => text.Language == language).Select(text => text.Page).Except(own.Select(version => version.Page), StringComparer.Ordinal)
            .Concat(own.Where(version => version.State == GuidanceState.Published).Select(version => version.Page)).ToHashSet(StringComparer.Ordinal);
    }

    // The newest version of each page about which was decided: it stands, or the page is withdrawn.
    private async Task<List<GuidanceVersion>> DecidedAsync(string language, string? page, CancellationToken cancellation) =>
        [.. (await db.Set<GuidanceVersion>().AsNoTracking().Where(version => version.Language == language && (page == null || version.Page == page)
                && (version.State == GuidanceState.Published || version.State == GuidanceState.Withdrawn)).ToListAsync(cancellation))
            .GroupBy(version => version.Page, StringComparer.Ordinal).Select(versions => versions.MaxBy(version => version.Number)!)];

    private Shown Show(GuidanceVersion version) => new(
        new GuidanceText(version.Page, version.Language, version.Audience, version.ReadingAge, version.Title, version.Summary, version.Markdown),
        version.ReviewedAt is { } at ? days.DayOf(at) : null, version.Id);
}
