using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Verify;

/// <summary>Opens the address of a page, and the page one must come from where the reports of an episode name one.</summary>
public sealed class FindReachedPage(HotlineDb db, ReadAddress addresses, Vault vault)
{
    /// <summary>How many reports of an episode are searched for a referrer.</summary>
    private const int MostReports = 20;

    /// <summary>Null where its key was destroyed.</summary>
    public async Task<ReachedPage?> RunAsync(Guid webpageId, Guid episodeId, CancellationToken cancellation)
    {
        if (await addresses.RunAsync(webpageId, cancellation) is not { } address || !Uri.TryCreate(address.Text, UriKind.Absolute, out var uri)) return null;
        return new ReachedPage(uri, await ReferrerAsync(episodeId, cancellation));
    }

    private async Task<Uri?> ReferrerAsync(Guid episodeId, CancellationToken cancellation)
    {
        var sightings = await db.Sightings.AsNoTracking().Where(sighting => sighting.EpisodeId == episodeId && sighting.SealedSteps != null)
            .OrderByDescending(sighting => sighting.At).Take(MostReports).Select(sighting => new { sighting.ReportId, sighting.SealedSteps }).ToListAsync(cancellation);
        var secrets = await vault.OpenRecordsAsync([.. sightings.Select(sighting => sighting.ReportId)], cancellation);
        foreach (var sighting in sightings)
        {
            if (!secrets.TryGetValue(sighting.ReportId, out var secret)) continue;
            var steps = ReachingSteps.FromJson(secret.Open(SealedFields.SightingSteps, sighting.SealedSteps!));
            if (steps?.Referrer is { } typed && WebAddress.Read(typed) is WebAddress.Outcome.Accepted { Address: var page } && Uri.TryCreate(page.Text, UriKind.Absolute, out var referrer)) return referrer;
        }

        return null;
    }
}

/// <summary>Where to look, and from where one comes.</summary>
public sealed record ReachedPage(Uri Address, Uri? Referrer)
{
    // Privacy: a record prints its members; an address must not reach a log.
    public override string ToString() => "[page]";
}
