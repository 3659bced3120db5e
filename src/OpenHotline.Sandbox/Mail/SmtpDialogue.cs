using System.Text;

namespace OpenHotline.Sandbox.Mail;

/// <summary>What the relay answers to each line it hears.</summary>
internal sealed class SmtpDialogue(Mailroom mailroom)
{
    public const int MaxMessageBytes = 5 << 20;
    private const int MaxRecipients = 50;
    private readonly List<Recipient> recipients = [];
    private string? sender;
    private string? envelopeId;
    private MemoryStream? content;
    private bool isTooLarge;

    public bool IsOver { get; private set; }

    /// <summary>The reply; null while a message is being read.</summary>
    public string? Hear(byte[] line) => content is null ? Obey(Encoding.ASCII.GetString(line)) : Collect(line);

    private string Obey(string line)
    {
        var verb = line.Split(' ', 2)[0].ToUpperInvariant();
        switch (verb)
        {
            case "EHLO":
                Forget();
                return $"250-mail.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SIZE {MaxMessageBytes}\r\n250 DSN";
            case "HELO" or "RSET":
                Forget();
                return "250 mail.example";
            case "MAIL": return From(line);
            case "RCPT": return To(line);
            case "DATA" when recipients.Count == 0: return "503 name a recipient first";
            case "DATA":
                content = new MemoryStream();
                return "354 go ahead, end with a dot";
            case "NOOP": return "250 ok";
            case "VRFY": return "252 cannot say";
            case "QUIT":
                IsOver = true;
                return "221 bye";
            default: return "502 not known here";
        }
    }

    private string From(string line)
    {
        if (Path(line, "FROM:") is not { } mailbox) return "501 write MAIL FROM:<mailbox>";
        Forget();
        (sender, envelopeId) = (mailbox, Parameter(line, "ENVID"));
        return long.TryParse(Parameter(line, "SIZE"), out var size) && size > MaxMessageBytes ? "552 larger than we take" : "250 ok";
    }

    private string To(string line)
    {
        if (sender is null) return "503 name a sender first";
        if (Path(line, "TO:") is not { Length: > 0 } mailbox) return "501 write RCPT TO:<mailbox>";
        if (recipients.Count >= MaxRecipients) return "452 too many recipients";
        // Safety: the sandbox has no way to anywhere else.
        if (!Mailroom.Takes(mailbox)) return "550 5.1.2 only mailboxes of the sandbox";
        var wishes = Parameter(line, "NOTIFY")?.ToUpperInvariant();
        recipients.Add(new Recipient(mailbox, wishes?.Contains("SUCCESS", StringComparison.Ordinal) == true, wishes is null || wishes.Contains("FAILURE", StringComparison.Ordinal)));
        return "250 ok";
    }

    private string? Collect(byte[] line)
    {
        if (line is [(byte)'.']) return Finish();
        // A line that begins with a dot was given a second one (RFC 5321, section 4.5.2).
        var text = line is [(byte)'.', .. var rest] ? rest : line;
        isTooLarge |= content!.Length + text.Length > MaxMessageBytes;
        if (isTooLarge) return null;
        content.Write(text);
        content.Write("\r\n"u8);
        return null;
    }

    private string Finish()
    {
        var (raw, tooLarge) = (content!.ToArray(), isTooLarge);
        if (!tooLarge) mailroom.Accept(new Envelope(sender!, [.. recipients], envelopeId), raw);
        Forget();
        return tooLarge ? "552 larger than we take" : "250 delivered";
    }

    private void Forget()
    {
        (sender, envelopeId, content, isTooLarge) = (null, null, null, false);
        recipients.Clear();
    }

    private static string? Path(string line, string word)
    {
        var (open, close) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return line.Contains(word, StringComparison.OrdinalIgnoreCase) && open >= 0 && close > open ? line[(open + 1)..close] : null;
    }

    private static string? Parameter(string line, string name) => line.Split(' ')
        .FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..];
}
