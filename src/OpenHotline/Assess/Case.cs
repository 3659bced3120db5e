using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>The episode that is assessed, with what statistics need of it.</summary>
/// <param name="ReportId">Set for a thing without an address.</param>
/// <param name="Source">Where its first report came from; the house's own work where none did, as after a reappearance.</param>
public sealed record Case(Guid EpisodeId, Guid WebpageId, Guid? ReportId, ThingKind Thing, bool IsOnion, ReportSource Source)
{
    /// <summary>Null where Triage knows no such episode.</summary>
    internal static async Task<Case?> OfAsync(HotlineDb db, Guid episodeId, CancellationToken cancellation) =>
        (await OfManyAsync(db, [episodeId], cancellation)).GetValueOrDefault(episodeId);

    /// <summary>By episode; one that Triage does not know is missing from the answer.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, Case>> OfManyAsync(HotlineDb db, IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellation)
    {
        var (ids, parameter) = db.In("ids", episodeIds);
        var items = await db.ListAsync($"SELECT id, webpage_id, thing, is_onion FROM queue_items WHERE id {ids}",
            row => (Id: row.Id(0), Page: row.Id(1), Thing: (ThingKind)row.GetInt32(2), IsOnion: row.GetBoolean(3)), cancellation, parameter);
        // The first report of each episode; a thing without an address stands under its report's own id.
        var sources = await db.ListAsync(
            $"""
            SELECT f.episode_id, r.source FROM
                (SELECT episode_id, report_id, ROW_NUMBER() OVER (PARTITION BY episode_id ORDER BY at, report_id) AS place FROM sightings WHERE episode_id {ids}) AS f
            JOIN reports r ON r.id = f.report_id WHERE f.place = 1
            UNION ALL SELECT id, source FROM reports WHERE id {ids}
            """, row => (Id: row.Id(0), Source: (ReportSource)row.GetInt32(1)), cancellation, parameter);
        var first = sources.ToDictionary(row => row.Id, row => row.Source);
        return items.ToDictionary(item => item.Id, item => new Case(item.Id, item.Page, item.Page == item.Id ? item.Id : null, item.Thing, item.IsOnion, first.GetValueOrDefault(item.Id, ReportSource.Proactive)));
    }
}
