using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Arrivals;

namespace OpenHotline.Intake;

/// <summary>Opens what reporters typed, for whoever assesses it.</summary>
public sealed class ReadReport(HotlineDb db, Vault vault)
{
    /// <param name="Text">Null where nothing was written or the key was destroyed.</param>
    /// <param name="Steps">How to reach the page; null where the address says it all, and for things without an address.</param>
    public sealed record Opened(Report Report, ReportText? Text, ReachingSteps? Steps);

    /// <summary>One report; null for an unknown id.</summary>
    public async Task<Opened?> RunAsync(Guid reportId, CancellationToken cancellation) =>
        (await OpenAsync(await db.Set<Report>().AsNoTracking().Where(report => report.Id == reportId).ToListAsync(cancellation), cancellation)).SingleOrDefault();

    /// <summary>The newest reports of an episode, newest first.</summary>
    public async Task<IReadOnlyList<Opened>> OfEpisodeAsync(Guid episodeId, int most, CancellationToken cancellation)
    {
        var ids = db.Set<Sighting>().Where(sighting => sighting.EpisodeId == episodeId).OrderByDescending(sighting => sighting.ReportId).Take(most).Select(sighting => sighting.ReportId);
        var reports = await db.Set<Report>().AsNoTracking().Where(report => ids.Contains(report.Id)).OrderByDescending(report => report.Id).ToListAsync(cancellation);
        return await OpenAsync(reports, cancellation);
    }

    private async Task<IReadOnlyList<Opened>> OpenAsync(List<Report> reports, CancellationToken cancellation)
    {
        var ids = reports.ConvertAll(report => report.Id);
        var secrets = await vault.OpenRecordsAsync(ids, cancellation);
        var steps = (await db.Set<Sighting>().AsNoTracking().Where(sighting => ids.Contains(sighting.ReportId)).ToListAsync(cancellation))
            .Where(sighting => sighting.SealedSteps is not null).ToLookup(sighting => sighting.ReportId, sighting => sighting.SealedSteps!);
        return reports.ConvertAll(report => new Opened(
            report,
            secrets.TryGetValue(report.Id, out var secret) && report.SealedText is { } text ? ReportText.FromJson(secret.Open(SealedFields.ReportText, text)) : null,
            secret is not null && steps[report.Id].FirstOrDefault() is { } sealedSteps ? ReachingSteps.FromJson(secret.Open(SealedFields.SightingSteps, sealedSteps)) : null));
    }
}
