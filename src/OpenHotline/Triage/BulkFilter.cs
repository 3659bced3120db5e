using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;

namespace OpenHotline.Triage;

/// <summary>Which waiting cases a bulk close takes. At least one of member, site and source is set; together they narrow.</summary>
/// <param name="MemberId">Cases that only this member reported.</param>
/// <param name="SiteOf">Cases on the site of this webpage.</param>
/// <param name="Source">Cases that only this source reported.</param>
public sealed record BulkFilter(Guid? MemberId, Guid? SiteOf, ReportSource? Source)
{
    public bool IsEmpty => MemberId is null && SiteOf is null && Source is null;

    // Never in bulk: a child at risk, a young person's own report, a police report, a known picture.
    internal const QueueReasons NeverInBulk =
        QueueReasons.ChildAtRiskNow | QueueReasons.ReporterSaysChildAtRisk | QueueReasons.YoungPerson | QueueReasons.PoliceSource | QueueReasons.KnownHash;

    /// <summary>The waiting cases that it takes, oldest first.</summary>
    internal IQueryable<QueueItem> In(HotlineDb db)
    {
        var cases = db.Set<QueueItem>().Where(item => item.State == QueueState.Waiting && (item.Reasons & NeverInBulk) == QueueReasons.None);
        if (MemberId is { } member) cases = cases.Where(item => item.OnlyMemberId == member);
        if (Source is { } source)
        {
            var only = 1 << (int)source;
            cases = cases.Where(item => item.Sources == only);
        }

        if (SiteOf is { } page)
        {
            var site = db.Set<Webpage>().Where(row => row.Id == page).Select(row => row.SiteLookup);
            cases = cases.Where(item => db.Set<Webpage>().Any(row => row.Id == item.WebpageId && site.Contains(row.SiteLookup)));
        }

        return cases.OrderBy(item => item.DueAt).ThenBy(item => item.Id);
    }
}
