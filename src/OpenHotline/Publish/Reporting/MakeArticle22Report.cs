using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Publish.Reporting;

/// <summary>Counts the notices that were sent in a period, by provider, type of content and action taken.</summary>
/// <remarks>A notice is one demand to one provider about one page; reminders of it are not counted again.</remarks>
public sealed class MakeArticle22Report(HotlineDb db, HostRegister register, HotlineDays days)
{
    // What we proved, then what came back, then what was said last.
    private const string Statement = """
        SELECT notice.host_id, about.kind, CASE WHEN removal.removed_at >= notice.sent_at THEN 100 WHEN notice.state = 6 THEN 101
            ELSE COALESCE((SELECT reply.answer FROM host_replies AS reply WHERE reply.notice_id = notice.id AND reply.answer IS NOT NULL ORDER BY reply.at DESC LIMIT 1), 0) END AS came, COUNT(*)
        FROM notices AS notice JOIN takedown_cases AS about ON about.episode_id = notice.episode_id LEFT JOIN removals AS removal ON removal.episode_id = notice.episode_id
        WHERE notice.sent_at >= @from AND notice.sent_at < @until GROUP BY 1, 2, 3
        """;

    private readonly record struct Row(Guid HostId, ContentKind Kind, int Came, long Notices);

    public async Task<Article22Report> RunAsync(Period period, CancellationToken cancellation)
    {
        var rows = await db.ListAsync(Statement, row => new Row(row.Id(0), (ContentKind)row.GetInt32(1), row.GetInt32(2), row.GetInt64(3)), cancellation,
            ("from", days.StartOf(period.FirstOn)), ("until", days.StartOf(period.LastOn.AddDays(1))));
        var ids = rows.Select(row => row.HostId).Distinct().ToList();
        // Privacy: a site owner's name can be a person's, or the address itself.
        var named = await db.Set<Host>().AsNoTracking().Where(host => ids.Contains(host.Id) && host.Role != Rung.SiteOwner).ToListAsync(cancellation);
        var names = await register.NamesAsync(named, cancellation);
        var lines = rows.GroupBy(row => (Provider: names.GetValueOrDefault(row.HostId, Article22Report.SiteOwners), row.Kind, Action: ActionOf(row.Came)), row => row.Notices)
            .Select(group => new Article22Line(group.Key.Provider, group.Key.Kind, group.Key.Action, group.Sum()))
            .OrderBy(line => line.Provider, StringComparer.Ordinal).ThenBy(line => line.Type).ThenBy(line => line.Action);
        return new Article22Report(ComparedPeriod.Of(period), await db.Set<Replay>().AnyAsync(cancellation), rows.Sum(row => row.Notices), [.. lines]);
    }

    private static ProviderAction ActionOf(int came) => came switch
    {
        100 => ProviderAction.Removed,
        101 => ProviderAction.NotDelivered,
        (int)HostAnswer.Removed => ProviderAction.SaidRemoved,
        (int)HostAnswer.NeedInformation => ProviderAction.AskedForInformation,
        (int)HostAnswer.NotOurs => ProviderAction.SaidNotTheirs,
        (int)HostAnswer.Dispute => ProviderAction.Disputed,
        _ => ProviderAction.NoneKnown,
    };
}
