using Microsoft.EntityFrameworkCore;
using MimeKit;
using OpenHotline.Ground;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Letters;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Mails the one-time codes that were asked for.</summary>
/// <remarks>Every two seconds. Each try is written down first, at most three; a code mailed twice does no harm. The code itself is forgotten once it was taken.</remarks>
public sealed class MailCodesJob(HotlineDb db, UnitOfWork unit, Vault vault, IPost post, HostRegister register, SendingGate gate, HouseSettings house, NotifySettings settings, TimeProvider clock) : IHouseJob
{
    private const int MostTries = 3;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!await gate.IsOpenAsync(cancellation)) return;
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.Set<HostCode>().AsNoTracking().Where(one => one.SealedCode != null && one.MailTries < MostTries && one.ExpiresAt > now)
            .OrderBy(one => one.MadeAt).Select(one => one.Id).Take(50).ToListAsync(cancellation);
        foreach (var id in waiting)
        {
            var mail = await unit.RunAsync(inner => ComposeAsync(id, inner), cancellation);
            if (mail is not null && await post.SendAsync(mail, cancellation) is PostOutcome.Accepted)
                await unit.RunAsync(async inner => (await db.Set<HostCode>().SingleAsync(one => one.Id == id, inner)).Mailed(), cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<OutgoingMail?> ComposeAsync(Guid id, CancellationToken cancellation)
    {
        var code = await db.Set<HostCode>().SingleAsync(one => one.Id == id, cancellation);
        if (code.SealedCode is not { } kept || await vault.OpenRecordAsync(id, cancellation) is not { } secret) return null;
        code.BeginMail();
        var notice = await db.Set<Notice>().AsNoTracking().SingleAsync(one => one.Id == code.NoticeId, cancellation);
        var host = await db.Set<Host>().AsNoTracking().SingleAsync(one => one.Id == notice.HostId, cancellation);
        var contact = await db.Set<HostContact>().AsNoTracking().SingleAsync(one => one.Id == notice.ContactId, cancellation);
        if (!contact.IsUsable || await register.MailboxAsync(contact, cancellation) is not { } mailbox) return null;
        var letter = LetterTemplate.Of("code", host.Language);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["code"] = secret.OpenText("code.text", kept), ["ticket"] = notice.Ticket, ["hotline"] = house.HotlineName,
            ["minutes"] = ((int)settings.CodeLife.TotalMinutes).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        var message = new MimeMessage { Subject = letter.Subject(values), Date = clock.GetUtcNow(), Body = new TextPart("plain") { Text = letter.Body(values) } };
        message.From.Add(new MailboxAddress(house.HotlineName, settings.FromMailbox));
        message.To.Add(MailboxAddress.Parse(settings.TestMailbox.Length > 0 ? settings.TestMailbox : mailbox));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return new OutgoingMail(message);
    }
}
