using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Utils;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Tells reports, complaints and automatic answers from mail that a person wrote.</summary>
public static partial class DeliveryStatusReader
{
    private const int MaxTextLength = 500;
    private const int MaxRecipients = 100;

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex StatusPattern();

    public static MailMeaning Read(MimeMessage message)
    {
        var answersTo = AnswersTo(message);
        if (message.Body is MultipartReport report)
        {
            var parts = report.ToList();
            var original = OriginalMessageId(parts);
            if (parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } status) return Delivery(status, original, answersTo);
            if (parts.OfType<MessageFeedbackReport>().FirstOrDefault() is { } feedback) return Feedback(feedback, original, answersTo);
            if (parts.OfType<MessageDispositionNotification>().FirstOrDefault() is { } shown) return new MailMeaning.ReadReceipt(answersTo, Id(shown.Fields["Original-Message-ID"]) ?? original);
        }

        return AutomaticKindOf(message) is { } kind ? new MailMeaning.Automatic(answersTo, kind) : new MailMeaning.Ordinary(answersTo);
    }

    private static MailMeaning.DeliveryReport Delivery(MessageDeliveryStatus status, string? original, IReadOnlyList<string> answersTo)
    {
        // The first group is about the message, each further one about a recipient.
        var groups = status.StatusGroups;
        return new MailMeaning.DeliveryReport(
            answersTo,
            groups.Count > 0 ? Cut(groups[0]["Original-Envelope-Id"]) : null,
            original,
            [.. groups.Skip(1).Take(MaxRecipients).Select(Recipient)]);
    }

    private static RecipientStatus Recipient(HeaderList fields)
    {
        var match = StatusPattern().Match(fields["Status"]?.Trim() ?? "");
        return new RecipientStatus(
            Typed(fields["Final-Recipient"]) ?? Typed(fields["Original-Recipient"]), ActionOf(fields["Action"]), match.Success ? match.Value : null, Typed(fields["Diagnostic-Code"]));
    }

    private static MailMeaning.FeedbackReport Feedback(MessageFeedbackReport feedback, string? original, IReadOnlyList<string> answersTo) => new(
        answersTo, Cut(feedback.Fields["Feedback-Type"])?.ToLowerInvariant() ?? "other", Cut(feedback.Fields["Original-Envelope-Id"]), original);

    private static string? OriginalMessageId(List<MimeEntity> parts) =>
        parts.OfType<MessagePart>().Select(part => part.Message?.MessageId).FirstOrDefault(id => id is not null)
        ?? parts.OfType<TextPart>().Where(part => part.ContentType.IsMimeType("text", "rfc822-headers")).Select(ReadHeaders).FirstOrDefault(id => id is not null);

    private static string? ReadHeaders(TextPart headers)
    {
        try
        {
            using var stream = headers.Content?.Open();
            return stream is null ? null : Id(HeaderList.Load(stream)["Message-Id"]);
        }
        catch (Exception fault) when (fault is FormatException or IOException)
        {
            return null;
        }
    }

    private static AutomaticKind? AutomaticKindOf(MimeMessage message)
    {
        var automatic = message.Headers["Auto-Submitted"]?.Trim().Split(';', ' ', '(')[0].ToLowerInvariant();
        if (automatic == "auto-replied" || message.Headers.Contains("X-Autoreply") || message.Headers.Contains("X-Autorespond")) return AutomaticKind.Replied;
        if (automatic is not (null or "" or "no")) return AutomaticKind.Generated;
        if (message.Headers["Return-Path"]?.Trim() == "<>") return AutomaticKind.FromNobody;
        return message.Headers["Precedence"]?.Trim().ToLowerInvariant() switch
        {
            "auto_reply" => AutomaticKind.Replied,
            "bulk" or "list" or "junk" => AutomaticKind.Bulk,
            _ => message.Headers.Contains(HeaderId.ListId) ? AutomaticKind.Bulk : null,
        };
    }

    private static IReadOnlyList<string> AnswersTo(MimeMessage message) =>
        [.. new[] { message.InReplyTo }.Concat(message.References.Reverse()).OfType<string>().Where(id => id.Length is > 0 and <= MaxTextLength).Distinct(StringComparer.Ordinal).Take(20)];

    private static DeliveryAction ActionOf(string? action) => action?.Trim().ToLowerInvariant() switch
    {
        "failed" => DeliveryAction.Failed,
        "delayed" => DeliveryAction.Delayed,
        "delivered" => DeliveryAction.Delivered,
        "relayed" => DeliveryAction.Relayed,
        "expanded" => DeliveryAction.Expanded,
        _ => DeliveryAction.Unknown,
    };

    /// <summary>"rfc822; a@b.example" without its type.</summary>
    private static string? Typed(string? value) => Cut(value is null ? null : value[(value.IndexOf(';', StringComparison.Ordinal) + 1)..]);

    private static string? Id(string? value) => value is null ? null : MimeUtils.EnumerateReferences(value).FirstOrDefault();

    private static string? Cut(string? value) => value?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, MaxTextLength)] : null;
}
