using MimeKit;

namespace OpenHotline.Ground.Outside.Mail;

/// <summary>One message that came in.</summary>
/// <param name="Id">Names it in its mailbox.</param>
/// <param name="Key">64 hex digits from Message-ID and content: the same message that comes twice has the same key.</param>
public abstract record ReceivedMail(string Id, string Key)
{
    /// <summary>A message that could be read.</summary>
    public sealed record Readable(string Id, string Key, MimeMessage Message) : ReceivedMail(Id, Key)
    {
        // Privacy: a message must not be printed into a log.
        public override string ToString() => nameof(Readable);
    }

    /// <summary>Larger than we read. It still has to be shown to a person: nothing is dropped silently.</summary>
    public sealed record TooLarge(string Id, string Key, long ByteCount) : ReceivedMail(Id, Key);

    /// <summary>Not a message that can be understood. It still has to be shown to a person.</summary>
    public sealed record Unreadable(string Id, string Key, long ByteCount) : ReceivedMail(Id, Key);
}
