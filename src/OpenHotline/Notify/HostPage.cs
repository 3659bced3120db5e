using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>What a host sees of itself: the addresses that are still asked for, our clock, and what it answered.</summary>
public sealed class HostPage(HotlineDb db, Vault vault, PageAddress pages, SignMail sign, TimeProvider clock)
{
    private const int MostRows = 200;

    /// <param name="Address">Defanged.</param>
    /// <param name="IsOpen">False once it is removed or not asked for any more.</param>
    /// <param name="HoursUp">Our clock: from the first notice until removal, or until now.</param>
    public sealed record Row(Guid NoticeId, string Ticket, string Address, ContentKind Kind, DateTime SentAt, int Reminders, bool IsOpen, DateTime? RemovedAt, double HoursUp, IReadOnlyList<Said> Answers);

    /// <param name="Text">What the host wrote; null where nothing.</param>
    public sealed record Said(DateTime At, ReplyChannel Channel, HostAnswer? Answer, bool ContestsClock, string? Text);

    public sealed record Page(IReadOnlyList<Row> Rows, string PublicKey, bool IsCut);

    /// <summary>The host of a running visit; null where the cookie opens nothing (any more).</summary>
    public async Task<HostVisit?> VisitAsync(string? cookie, CancellationToken cancellation)
    {
        var bytes = new byte[32];
        if (cookie is not { Length: 43 } || !Base64Url.TryDecodeFromChars(cookie, bytes, out var written) || written != 32) return null;
        var (digest, now) = (SHA256.HashData(bytes), clock.GetUtcNow().UtcDateTime);
        return await db.Set<HostVisit>().AsNoTracking().SingleOrDefaultAsync(one => one.Digest == digest && one.ExpiresAt > now, cancellation);
    }

    public async Task<Page> ReadAsync(HostVisit visit, CancellationToken cancellation)
    {
        var notices = await Visible(db, visit.HostId).OrderByDescending(one => one.SentAt).Take(MostRows + 1).ToListAsync(cancellation);
        var rows = new List<Row>();
        foreach (var notice in notices.Take(MostRows))
        {
            if (await pages.ForHostAsync(notice.WebpageId, cancellation) is not { } address) continue;
            var about = await db.Set<TakedownCase>().AsNoTracking().SingleAsync(one => one.EpisodeId == notice.EpisodeId, cancellation);
            var end = about.RemovedAt ?? clock.GetUtcNow().UtcDateTime;
            rows.Add(new Row(notice.Id, notice.Ticket, Defanged.Of(address), about.Kind, notice.SentAt!.Value, notice.Reminders, !about.IsOver && notice.State != NoticeState.Withdrawn,
                about.RemovedAt, Math.Max(0, (end - notice.SentAt.Value).TotalHours), await SaidAsync(notice.Id, cancellation)));
        }

        return new Page(rows, sign.PublicKey, notices.Count > MostRows);
    }

    // Safety: what is on hold is not there, for nobody to see that something is on hold.
    internal static IQueryable<Notice> Visible(HotlineDb db, Guid hostId) => db.Set<Notice>().Where(one => one.HostId == hostId && one.SentAt != null
        && !db.Set<Hold>().Any(hold => hold.EpisodeId == one.EpisodeId && hold.EndedAt == null));

    private async Task<IReadOnlyList<Said>> SaidAsync(Guid noticeId, CancellationToken cancellation)
    {
        var replies = await db.Set<HostReply>().AsNoTracking().Where(one => one.NoticeId == noticeId).OrderBy(one => one.At).ToListAsync(cancellation);
        var secrets = await vault.OpenRecordsAsync([.. replies.Select(one => one.Id)], cancellation);
        return [.. replies.Select(one => new Said(one.At, one.Channel, one.Answer, one.ContestsClock,
            one.SealedText is { } kept && secrets.TryGetValue(one.Id, out var secret) ? secret.OpenText("reply.text", kept) : null))];
    }
}
