using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake;

/// <summary>What reporters wrote, once its time is over and nothing more is to be done about the page.</summary>
internal sealed class RetainedReportText(HotlineDb db, Vault vault) : IRetained
{
    public RetentionClass Class => RetentionClass.ReportText;

    public string Name => "Text of reports, and how to reach their pages";

    // The id carries the moment of filing; what a member or a file says of receipt may lie years back, and must not make a new report due.
    // A thing without an address has no episode: its own closing counts. A report without text may still have steps; both stand under the report's key, so the key says whether there is something to forget.
    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await db.ListAsync(
        """
        SELECT r.id, (SELECT s.webpage_id FROM sightings s WHERE s.report_id = r.id ORDER BY s.webpage_id LIMIT 1) FROM reports r JOIN record_keys k ON k.id = r.id
        WHERE r.id < @before AND r.id > @after
        AND (EXISTS (SELECT 1 FROM sightings s WHERE s.report_id = r.id) OR EXISTS (SELECT 1 FROM case_progress c WHERE c.id = r.id AND c.closed_at IS NOT NULL))
        AND NOT EXISTS (SELECT 1 FROM sightings s JOIN episodes e ON e.id = s.episode_id WHERE s.report_id = r.id AND e.closed_at IS NULL)
        ORDER BY r.id LIMIT @most
        """, row => new RetainedRecord(row.Id(0), row.IdOrNull(1)), cancellation, ("before", IdOfTime.First(olderThan)), ("after", after), ("most", most));

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        foreach (var id in ids) await vault.DestroyAsync(id, cancellation);
        foreach (var report in await db.Set<Report>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellation)) report.ForgetText();
    }
}
