using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Triage;

namespace OpenHotline.Assess;

/// <summary>The episode that is assessed, with what statistics need of it.</summary>
/// <param name="ReportId">Set for a thing without an address.</param>
/// <param name="Source">Where its first report came from; the house's own work where none did, as after a reappearance.</param>
public sealed record Case(Guid EpisodeId, Guid WebpageId, Guid? ReportId, ThingKind Thing, bool IsOnion, ReportSource Source)
{
    /// <summary>Null where Triage knows no such episode.</summary>
    internal static async Task<Case?> OfAsync(HotlineDb db, Guid episodeId, CancellationToken cancellation)
    {
        var item = await db.Set<QueueItem>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == episodeId, cancellation);
        if (item is null) return null;
        var reports = db.Set<Report>();
        var source = item.Thing == ThingKind.Webpage || item.WebpageId != item.Id
            ? await db.Set<Sighting>().Where(sighting => sighting.EpisodeId == episodeId).OrderBy(sighting => sighting.At).ThenBy(sighting => sighting.ReportId)
                .Join(reports, sighting => sighting.ReportId, report => report.Id, (sighting, report) => (ReportSource?)report.Source).FirstOrDefaultAsync(cancellation)
            : await reports.Where(report => report.Id == episodeId).Select(report => (ReportSource?)report.Source).FirstOrDefaultAsync(cancellation);
        return new Case(episodeId, item.WebpageId, item.WebpageId == item.Id ? item.Id : null, item.Thing, item.IsOnion, source ?? ReportSource.Proactive);
    }
}
