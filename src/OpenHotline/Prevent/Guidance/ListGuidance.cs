using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Prevent.Guidance;

/// <summary>Guidance as those who keep it see it: every page in every language, with its versions and what is due.</summary>
public sealed class ListGuidance(HotlineDb db, ReadGuidance read, StaffAccounts accounts, HotlineDays days, GuidanceSettings settings)
{
    /// <param name="Shown">What everybody reads now; null where nothing is shown.</param>
    /// <param name="Waiting">The newest version that waits for review or publication; null where none does.</param>
    /// <param name="DueOn">When somebody should look through it again; null where nothing is shown.</param>
    public sealed record Row(string Page, string Language, string Title, GuidanceAudience Audience, ReadGuidance.Shown? Shown, GuidanceState? Waiting, DateOnly? DueOn, bool IsDue);

    /// <param name="WrittenBy">A name; null where the words came with the house.</param>
    /// <param name="ReviewedBy">A name; null where nobody has.</param>
    public sealed record Version(GuidanceVersion Row, string? WrittenBy, string? ReviewedBy);

    public async Task<IReadOnlyList<Row>> AllAsync(CancellationToken cancellation)
    {
        var versions = await db.Set<GuidanceVersion>().AsNoTracking().OrderBy(version => version.Number).ToListAsync(cancellation);
        var rows = new List<Row>();
        foreach (var language in Languages.All)
        {
            var shown = await read.AllAsync(language, cancellation);
            var pages = shown.Select(one => one.Text.Page).Union(versions.Where(version => version.Language == language).Select(version => version.Page), StringComparer.Ordinal);
            rows.AddRange(pages.Select(page => Of(page, language, shown.FirstOrDefault(one => one.Text.Page == page), versions)));
        }

        return [.. rows.OrderBy(row => ShippedGuidance.OrderOf(row.Page)).ThenBy(row => row.Page, StringComparer.Ordinal)];
    }

    /// <summary>How many pages somebody should look through again.</summary>
    public async Task<int> DueAsync(CancellationToken cancellation) => (await AllAsync(cancellation)).Count(row => row.IsDue);

    /// <summary>The versions of one page, the newest first; at most fifty.</summary>
    public async Task<IReadOnlyList<Version>> VersionsAsync(string page, string language, CancellationToken cancellation)
    {
        var versions = await db.Set<GuidanceVersion>().AsNoTracking().Where(version => version.Page == page && version.Language == language).OrderByDescending(version => version.Number).Take(50).ToListAsync(cancellation);
        var names = await accounts.NamesAsync([.. versions.SelectMany(version => new[] { version.WrittenBy, version.ReviewedBy }).OfType<Guid>().Distinct()], cancellation);
        return [.. versions.Select(version => new Version(version, NameOf(version.WrittenBy), NameOf(version.ReviewedBy)))];

        string? NameOf(Guid? id) => id is { } one ? names.GetValueOrDefault(one, "somebody who left") : null;
    }

    /// <summary>One version; null where there is none.</summary>
    public Task<GuidanceVersion?> VersionAsync(Guid versionId, CancellationToken cancellation) => db.Set<GuidanceVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.Id == versionId, cancellation);

    /// <summary>The words as they came with the house; null for a page of the hotline's own.</summary>
    public static GuidanceText? Shipped(string page, string language) => ShippedGuidance.Find(page, language);

    private Row Of(string page, string language, ReadGuidance.Shown? shown, List<GuidanceVersion> versions)
    {
        var own = versions.FindAll(version => version.Page == page && version.Language == language);
        var waiting = own.FindLast(version => version.State is GuidanceState.Draft or GuidanceState.Reviewed);
        DateOnly? due = shown is null ? null : shown.ReviewedOn?.AddDays(settings.ReviewEveryDays) ?? ShippedGuidance.WrittenOn;
        return new Row(page, language, shown?.Text.Title ?? own[^1].Title, shown?.Text.Audience ?? own[^1].Audience, shown, waiting?.State, due, due <= days.Today);
    }
}
