using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Turns the bytes of a message into what is handed on.</summary>
internal static class MailReading
{
    private const int MaxMimeDepth = 64;

    /// <param name="bytes">The whole message, within the limit of size.</param>
    public static async Task<ReceivedMail> ReadAsync(string id, Stream bytes, CancellationToken cancellation)
    {
        var digest = await SHA256.HashDataAsync(bytes, cancellation);
        bytes.Position = 0;
        try
        {
            var options = ParserOptions.Default.Clone();
            options.MaxMimeDepth = MaxMimeDepth;
            var message = await MimeMessage.LoadAsync(options, bytes, cancellation);
            return message.Headers.Count == 0
                ? new ReceivedMail.Unreadable(id, Key("", digest), bytes.Length)
                : new ReceivedMail.Readable(id, Key(message.MessageId, digest), message);
        }
        catch (FormatException)
        {
            return new ReceivedMail.Unreadable(id, Key("", digest), bytes.Length);
        }
    }

    public static string Key(string? messageId, ReadOnlySpan<byte> digest) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes((messageId ?? "") + "\n"), .. digest]));
}
