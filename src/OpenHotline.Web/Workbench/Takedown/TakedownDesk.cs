using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;

namespace OpenHotline.Web.Workbench.Takedown;

/// <summary>Reads what the takedown officer's pages show.</summary>
public sealed class TakedownDesk(TakedownBoard board, HostRegister register, HandleInbound inbound, ComposeMailing compose, HotlineDb db, Vault vault, TimeProvider clock)
{
    /// <summary>So many hosts are listed by name. Names are sealed: each is opened to be read.</summary>
    public const int MostHosts = 300;

    public sealed record Board(
        IReadOnlyList<TakedownBoard.HostRow> Hosts, IReadOnlyList<TakedownBoard.CaseRow> Proposed, IReadOnlyList<TakedownCase> Changed, IReadOnlyList<Notice> Troubled,
        IReadOnlyList<Said> Unread, IReadOnlyList<(InboundMail Mail, string? Text)> Unmatched,
        IReadOnlyList<(Guid Id, string Name)> Register, DateTime Now);

    /// <param name="Text">Null where nothing was written.</param>
    public sealed record Said(HostReply Reply, Notice Notice, string? Text);

    /// <param name="Mailbox">Null when it was deleted.</param>
    public sealed record Contact(HostContact Kept, string? Mailbox);

    public sealed record HostEntry(
        OpenHotline.Notify.Host Host, string Name, string? Notes, IReadOnlyList<(AliasKind Kind, string Value)> Aliases, IReadOnlyList<Contact> Contacts,
        IReadOnlyList<TakedownBoard.CaseRow> Cases, IReadOnlyList<(Guid Id, string Name)> Others, double? MedianHours, int RemovedCount, DateTime Now);

    public sealed record NoticeEntry(Notice Notice, string HostName, TakedownCase Case, IReadOnlyList<(Mailing Mail, string Subject, string Text)> Mails, IReadOnlyList<Said> Replies, IReadOnlyList<InboundMail> Inbound);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Board> BoardAsync(CancellationToken stop)
    {
        var unmatched = new List<(InboundMail, string?)>();
        foreach (var mail in await board.UnmatchedAsync(stop)) unmatched.Add((mail, await inbound.TextAsync(mail, stop)));
        var cases = await board.CasesAsync(null, stop);
        return new Board(await board.ByHostAsync(stop), [.. cases.Where(row => row.NextRungProposed)], await board.ChangedAsync(stop), await board.TroubledAsync(stop), await SaidAsync(await board.UnreadAsync(stop), stop), unmatched, await RegisterAsync(null, stop), Now);
    }

    /// <summary>The notice with this ticket, as somebody reads it out or copies it from a mail's subject; null where there is none.</summary>
    public async Task<Guid?> FindNoticeAsync(string typed, CancellationToken stop)
    {
        var ticket = typed.Trim().Trim('[', ']').ToUpperInvariant();
        var ids = await db.Set<Notice>().Where(one => one.Ticket == ticket).Select(one => one.Id).ToListAsync(stop);
        return ids is [var id] ? id : null;
    }

    public async Task<HostEntry?> HostAsync(Guid id, CancellationToken stop)
    {
        if (await db.Set<OpenHotline.Notify.Host>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } host) return null;
        var secret = await vault.OpenRecordAsync(id, stop);
        var aliases = await db.Set<HostAlias>().AsNoTracking().Where(one => one.HostId == id).ToListAsync(stop);
        var contacts = new List<Contact>();
        foreach (var kept in await db.Set<HostContact>().AsNoTracking().Where(one => one.HostId == id).OrderBy(one => one.FoundAt).ToListAsync(stop)) contacts.Add(new Contact(kept, await register.MailboxAsync(kept, stop)));
        var hours = await HoursAsync(id, stop);
        return new HostEntry(host, await register.NameAsync(host, stop), host.SealedNotes is { } notes ? secret?.OpenText("host.notes", notes) : null,
            [.. aliases.Select(one => (one.Kind, secret?.OpenText("alias.value", one.SealedValue) ?? "(deleted)"))], contacts, await board.CasesAsync(id, stop),
            await RegisterAsync(id, stop), hours.Count == 0 ? null : hours[hours.Count / 2], hours.Count, Now);
    }

    public async Task<NoticeEntry?> NoticeAsync(Guid id, CancellationToken stop)
    {
        if (await db.Set<Notice>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } notice) return null;
        var host = await db.Set<OpenHotline.Notify.Host>().AsNoTracking().SingleAsync(one => one.Id == notice.HostId, stop);
        var about = await db.Set<TakedownCase>().AsNoTracking().SingleAsync(one => one.EpisodeId == notice.EpisodeId, stop);
        var mails = await db.Set<Mailing>().AsNoTracking().Where(one => one.NoticeId == id).OrderBy(one => one.Number).ToListAsync(stop);
        return new NoticeEntry(notice, await register.NameAsync(host, stop), about,
            [.. mails.Select(mail => (mail, compose.Preview(mail, notice, about, host))).Select(pair => (pair.mail, pair.Item2.Subject, pair.Item2.Text))],
            await SaidAsync(await db.Set<HostReply>().AsNoTracking().Where(one => one.NoticeId == id).OrderBy(one => one.At).ToListAsync(stop), stop),
            await db.Set<InboundMail>().AsNoTracking().Where(one => one.NoticeId == id).OrderBy(one => one.At).ToListAsync(stop));
    }

    private async Task<IReadOnlyList<Said>> SaidAsync(IReadOnlyList<HostReply> replies, CancellationToken stop)
    {
        var ids = replies.Select(one => one.NoticeId).Distinct().ToList();
        var notices = await db.Set<Notice>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, stop);
        var secrets = await vault.OpenRecordsAsync([.. replies.Select(one => one.Id)], stop);
        return [.. replies.Select(one => new Said(one, notices[one.NoticeId], one.SealedText is { } kept && secrets.TryGetValue(one.Id, out var secret) ? secret.OpenText("reply.text", kept) : null))];
    }

    /// <summary>The hosts added last, by name.</summary>
    private async Task<IReadOnlyList<(Guid Id, string Name)>> RegisterAsync(Guid? without, CancellationToken stop)
    {
        var hosts = await db.Set<OpenHotline.Notify.Host>().AsNoTracking().Where(one => one.Id != without && one.MergedIntoId == null).OrderByDescending(one => one.AddedAt).Take(MostHosts).ToListAsync(stop);
        var names = await register.NamesAsync(hosts, stop);
        return [.. hosts.Select(one => (one.Id, names[one.Id])).OrderBy(one => one.Item2, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Hours from the first notice to first seen gone, shortest first.</summary>
    private async Task<List<double>> HoursAsync(Guid hostId, CancellationToken stop)
    {
        var pairs = await db.Set<Notice>().AsNoTracking().Where(one => one.HostId == hostId && one.SentAt != null)
            .Join(db.Set<TakedownCase>().Where(about => about.RemovedAt != null), one => one.EpisodeId, about => about.EpisodeId, (one, about) => new { one.SentAt, about.RemovedAt }).Take(5000).ToListAsync(stop);
        return [.. pairs.Select(pair => (pair.RemovedAt!.Value - pair.SentAt!.Value).TotalHours).Order()];
    }
}
