using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using OpenHotline.Facts;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>Reads bounces and answers, and attaches each to its notice; what belongs to none goes to the list of unmatched mail.</summary>
/// <remarks>Every minute. A mail is marked handled after its commit, so a crash gives it again; its key tells that it is known.</remarks>
public sealed partial class ReadMailboxJob(HotlineDb db, UnitOfWork unit, IMailbox mailbox, Vault vault, NoteWarningBounced warnings, Timeline timeline, TimeProvider clock) : IHouseJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (var mail in mailbox.ReadNewAsync(cancellation))
        {
            await unit.RunAsync(inner => KeepAsync(mail, inner), cancellation);
            db.ChangeTracker.Clear();
            await mailbox.MarkHandledAsync(mail.Id, cancellation);
        }
    }

    private async Task KeepAsync(ReceivedMail mail, CancellationToken cancellation)
    {
        if (await db.Set<InboundMail>().AnyAsync(one => one.Key == mail.Key, cancellation)) return;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        if (mail is not ReceivedMail.Readable { Message: var message })
        {
            db.Add(new InboundMail(id, mail.Key, mail is ReceivedMail.TooLarge ? InboundKind.TooLarge : InboundKind.Unreadable, null, null, now.UtcDateTime));
            return;
        }

        var news = DeliveryNews.Read(message);
        if (news is { IsFailure: true, MessageId: { } returned } && await warnings.RunAsync(returned, cancellation)) return;
        var notice = await FindNoticeAsync(message, news, cancellation);
        var kind = notice is null ? InboundKind.Unmatched
            : news is not null ? news.IsFailure ? InboundKind.Bounce : InboundKind.DeliveryNews
            : IsAutomatic(message) ? InboundKind.Automatic : InboundKind.Reply;
        var text = $"{message.From}\n{message.Subject}\n\n{message.TextBody ?? PlainText(message.HtmlBody)}";
        if (text.Length > InboundMail.MaxCharacters) text = text[..InboundMail.MaxCharacters] + "\n[cut here]";
        db.Add(new InboundMail(id, mail.Key, kind, notice?.Id, vault.NewRecord(id).Seal("inbound.text", text), now.UtcDateTime));
        if (notice is null) return;
        if (kind == InboundKind.Bounce) await BouncedAsync(notice, news!, now.UtcDateTime, cancellation);
        if (kind == InboundKind.Reply) Replied(notice, text, now);
    }

    private async Task<Notice?> FindNoticeAsync(MimeMessage message, DeliveryNews? news, CancellationToken cancellation)
    {
        // Message-IDs and tickets cannot be guessed: whoever names one has had the mail.
        string?[] ids = [news?.MessageId, message.InReplyTo, .. message.References];
        var known = ids.OfType<string>().Take(50).ToList();
        var byId = await db.Set<Mailing>().Where(one => known.Contains(one.MessageId)).Select(one => (Guid?)one.NoticeId).FirstOrDefaultAsync(cancellation);
        if (byId is { } noticeId) return await db.Set<Notice>().SingleAsync(one => one.Id == noticeId, cancellation);
        foreach (var place in new[] { news?.EnvelopeId, message.Subject, message.TextBody })
        {
            if (place is null || Ticket().Match(place) is not { Success: true } found) continue;
            var ticket = found.Value.ToUpperInvariant();
            if (await db.Set<Notice>().SingleOrDefaultAsync(one => one.Ticket == ticket, cancellation) is { } notice) return notice;
        }

        return null;
    }

    private async Task BouncedAsync(Notice notice, DeliveryNews news, DateTime now, CancellationToken cancellation)
    {
        timeline.Write(new NoticeBounced(notice.WebpageId, notice.EpisodeId, notice.Id, notice.HostId, news.IsForGood));
        if (notice.State is NoticeState.Withdrawn or NoticeState.Answered) return;
        notice.Stop(NoticeState.Bounced);
        if (news.IsForGood) (await db.Set<HostContact>().SingleAsync(one => one.Id == notice.ContactId, cancellation)).Broke(now);
    }

    // A mail is a person's text: an officer reads it and says what it means. Nothing is taken from it by itself.
    private void Replied(Notice notice, string text, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var bounded = text.Length > HostReply.MaxCharacters ? text[..HostReply.MaxCharacters] : text;
        db.Add(new HostReply(id, notice.Id, ReplyChannel.Mail, null, false, vault.NewRecord(id).Seal("reply.text", bounded), now.UtcDateTime));
    }

    private static bool IsAutomatic(MimeMessage message) =>
        message.Headers[HeaderId.AutoSubmitted] is { } said && !said.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase);

    private static string PlainText(string? html) => html is null ? "" : Markup().Replace(html.Length > 200_000 ? html[..200_000] : html, " ");

    [GeneratedRegex("OH-[A-HJ-NP-Z2-9]{16}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ticket();

    [GeneratedRegex("<[^>]{0,2000}>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
