using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground;
using OpenHotline.Ground.Letters;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Notify;

/// <summary>Writes the mail of a notice: a text for people, a feedback report (RFC 5965) and, for imagery, XARF; signed. The same each time, save for its date.</summary>
/// <remarks>Never any imagery. The text has the address defanged; the exact one stands only in the parts for machines.</remarks>
public sealed class ComposeMailing(HotlineDb db, Vault vault, PageAddress pages, PageLink links, XarfReport xarf, SignMail sign, HostRegister register, HouseSettings house, NotifySettings settings, TimeProvider clock)
{
    /// <summary>Opens what the mails about some cases are made of, at once.</summary>
    internal async Task<MailParts> OpenAsync(IReadOnlyCollection<TakedownCase> cases, IReadOnlyCollection<HostContact> contacts, IReadOnlyCollection<Mailing> mailings, CancellationToken cancellation)
    {
        var addresses = await pages.ForHostAsync([.. cases.Select(about => about.WebpageId).Distinct()], cancellation);
        var traceIds = cases.Select(about => about.TraceId).OfType<Guid>().ToList();
        var traces = await db.Among<Trace>("id", traceIds).AsNoTracking().ToDictionaryAsync(trace => trace.Id, cancellation);
        var secrets = await vault.OpenRecordsAsync(traceIds, cancellation);
        var repeated = mailings.Where(one => one.Number > 1).Select(one => one.NoticeId).ToList();
        var first = repeated.Count == 0 ? [] : await db.Among<Mailing>("notice_id", repeated).AsNoTracking().Where(one => one.Number == 1).ToDictionaryAsync(one => one.NoticeId, one => one.MessageId, cancellation);
        return new MailParts(addresses, await register.MailboxesAsync(contacts, cancellation), traces, secrets, first);
    }

    /// <summary>Null when the address or the mailbox was deleted.</summary>
    internal OutgoingMail? Write(MailParts opened, Mailing mailing, Notice notice, TakedownCase about, Host host, HostContact contact)
    {
        if (!opened.Addresses.TryGetValue(about.WebpageId, out var address)) return null;
        if (!opened.Mailboxes.TryGetValue(contact.Id, out var mailbox)) return null;
        var letter = LetterTemplate.Of(NameOf(mailing.Kind), host.Language);
        var values = Values(mailing, notice, about, letter.Language, Defanged.Of(address), links.AddressOf(notice));
        var text = letter.Body(values);
        if (settings.TestMailbox.Length > 0) text = $"TEST MODE: this mail would have gone to {mailbox}\n\n{text}";

        var trace = about.TraceId is { } id ? opened.Traces.GetValueOrDefault(id) : null;
        var details = trace is null ? null : opened.DetailsOf(trace);
        var report = mailing.Kind != MailingKind.Withdrawal && XarfReport.IsFor(about.Kind) ? xarf.Write(notice, about, address, trace, details) : null;

        var message = new MimeMessage { Subject = letter.Subject(values), MessageId = mailing.MessageId, Date = clock.GetUtcNow() };
        message.From.Add(new MailboxAddress(house.HotlineName, settings.FromMailbox));
        message.To.Add(MailboxAddress.Parse(settings.TestMailbox.Length > 0 ? settings.TestMailbox : mailbox));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, letter.Language);
        message.Headers.Add("X-OpenHotline-Ticket", notice.Ticket);
        if (mailing.Number > 1 && opened.FirstMessages.TryGetValue(notice.Id, out var first)) ReplyTo(message, first);
        message.Body = Parts(text, letter.Language, Feedback(mailing, about, address, details), report);
        sign.Apply(message, report);
        return new OutgoingMail(message, EnvelopeId: notice.Ticket, DeliveryReports: true);
    }

    /// <summary>Subject and text as they stand in the mail, without the address and without the host's own link, for staff to read.</summary>
    public (string Subject, string Text) Preview(Mailing mailing, Notice notice, TakedownCase about, Host host)
    {
        var letter = LetterTemplate.Of(NameOf(mailing.Kind), host.Language);
        var values = Values(mailing, notice, about, letter.Language, "[the address, broken]", "[the host's own link]");
        return (letter.Subject(values), letter.Body(values));
    }

    private static MultipartReport Parts(string text, string language, string feedback, byte[]? report)
    {
        var human = new TextPart("plain") { Text = text };
        human.Headers.Add(HeaderId.ContentLanguage, language);
        var parts = new MultipartReport("feedback-report") { human };
        var machine = new MimePart("message", "feedback-report") { Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(feedback))), ContentTransferEncoding = ContentEncoding.SevenBit };
        parts.Add(machine);
        if (report is not null)
            parts.Add(new MimePart("application", "json") { Content = new MimeContent(new MemoryStream(report)), ContentTransferEncoding = ContentEncoding.Base64, ContentDisposition = new ContentDisposition(ContentDisposition.Attachment), FileName = "xarf.json" });
        return parts;
    }

    private string Feedback(Mailing mailing, TakedownCase about, WebAddress address, TraceDetails? details)
    {
        var lines = new StringBuilder();
        // RFC 5965, section 3.1 and 3.2; "other" is the registered type for what is none of the mail abuses.
        lines.Append("Feedback-Type: other\r\nUser-Agent: OpenHotline/1.0\r\nVersion: 1\r\n");
        lines.Append(CultureInfo.InvariantCulture, $"Arrival-Date: {MimeKit.Utils.DateUtils.FormatDate(new DateTimeOffset(about.SeenUpAt ?? about.AssessedAt, TimeSpan.Zero))}\r\n");
        if (details?.Addresses.Count > 0) lines.Append(CultureInfo.InvariantCulture, $"Source-IP: {details.Addresses[0]}\r\n");
        lines.Append(CultureInfo.InvariantCulture, $"Reported-Domain: {address.Host}\r\n");
        if (mailing.Kind != MailingKind.Withdrawal) lines.Append(CultureInfo.InvariantCulture, $"Reported-URI: {new Uri(address.Text).AbsoluteUri}\r\n");
        return lines.Append("\r\n").ToString();
    }

    private Dictionary<string, string> Values(Mailing mailing, Notice notice, TakedownCase about, string language, string address, string link) => new(StringComparer.Ordinal)
    {
        ["ticket"] = notice.Ticket,
        ["address"] = address,
        ["hotline"] = house.HotlineName,
        ["link"] = link,
        ["reason"] = NoticeReason.Of(about.Kind, language),
        ["number"] = mailing.Reminder.ToString(CultureInfo.InvariantCulture),
        ["sentAt"] = (notice.SentAt ?? clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        ["key"] = sign.PublicKey,
    };

    private static void ReplyTo(MimeMessage message, string first)
    {
        message.InReplyTo = first;
        message.References.Add(first);
    }

    private static string NameOf(MailingKind kind) => kind switch { MailingKind.Notice => "notice", MailingKind.Reminder => "reminder", _ => "withdrawal" };
}

/// <summary>What mails are made of, opened: addresses by webpage, mailboxes by contact, traces by id, and the message that a reminder follows by notice.</summary>
internal sealed record MailParts(
    IReadOnlyDictionary<Guid, WebAddress> Addresses, IReadOnlyDictionary<Guid, string> Mailboxes, IReadOnlyDictionary<Guid, Trace> Traces, IReadOnlyDictionary<Guid, RecordSecret> Secrets, IReadOnlyDictionary<Guid, string> FirstMessages)
{
    public TraceDetails? DetailsOf(Trace trace) =>
        Secrets.TryGetValue(trace.Id, out var secret) ? JsonSerializer.Deserialize(secret.Open("trace.details", trace.SealedDetails), KnowledgeJson.Default.TraceDetails) : null;

    // Privacy: a record prints its members; these must not reach a log.
    public override string ToString() => "[parts]";
}

/// <summary>Why a page is to be removed, in plain words.</summary>
public static class NoticeReason
{
    /// <summary>One or two sentences in the language, or in English.</summary>
    public static string Of(ContentKind kind, string language) => LetterTemplate.Of("reason-" + kind switch
    {
        ContentKind.Imagery => "imagery",
        ContentKind.AdvertOrLink => "link",
        ContentKind.NonPhotographic => "drawn",
        _ => "other",
    }, language).Subject(new Dictionary<string, string>(StringComparer.Ordinal));
}
