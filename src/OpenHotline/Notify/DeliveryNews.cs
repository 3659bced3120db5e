using MimeKit;

namespace OpenHotline.Notify;

/// <summary>What a delivery status notification (RFC 3464) says about one of our mails.</summary>
/// <param name="MessageId">Of our mail, from the returned headers; null where they are missing.</param>
/// <param name="EnvelopeId">Our own reference (RFC 3461); null where the relay did not pass it on.</param>
/// <param name="IsForGood">True for a status that begins with 5, false for one that may change.</param>
internal sealed record DeliveryNews(string? MessageId, string? EnvelopeId, bool IsFailure, bool IsForGood)
{
    /// <summary>Null for a mail that is no such notification.</summary>
    public static DeliveryNews? Read(MimeMessage message)
    {
        var status = message.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault();
        if (status is null) return null;
        HeaderList[] groups;
        try
        {
            groups = [.. status.StatusGroups];
        }
        catch (FormatException)
        {
            // Garbled: then it is a mail like any other, and a person reads it.
            return null;
        }

        var recipients = groups.Skip(1).ToList();
        var isFailure = recipients.Exists(group => string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase));
        var isForGood = isFailure && recipients.Exists(group => group["Status"]?.TrimStart().StartsWith('5') == true);
        return new DeliveryNews(Returned(message), groups.FirstOrDefault()?["Original-Envelope-Id"]?.Trim(), isFailure, isForGood);
    }

    private static string? Returned(MimeMessage message)
    {
        if (message.BodyParts.OfType<MessagePart>().FirstOrDefault()?.Message is { MessageId: { } id }) return id;
        var headers = message.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.ContentType.IsMimeType("text", "rfc822-headers"))?.Text;
        if (headers is null) return null;
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(headers + "\r\n\r\n"));
        return MimeMessage.Load(bytes).MessageId;
    }
}
