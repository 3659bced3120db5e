using System.Security.Cryptography;
using OpenHotline.Ground;

namespace OpenHotline.Notify;

/// <summary>Makes notices' random names and their mails.</summary>
public sealed class MakeMailing(HouseSettings house, TimeProvider clock)
{
    private const string Base32 = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>80 random bits in 16 characters that cannot be mistaken for one another.</summary>
    public static NoticeNames Names() => new("OH-" + RandomNumberGenerator.GetString(Base32, 16), Guid.NewGuid(), RandomNumberGenerator.GetBytes(16));

    public Mailing Of(Notice notice, MailingKind kind, DateTime dueAt, bool isUrgent)
    {
        var messageId = $"{notice.Ticket.ToLowerInvariant()}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}@{house.HotlineDomain}";
        return notice.MakeMailing(Guid.CreateVersion7(clock.GetUtcNow()), kind, messageId, dueAt, isUrgent);
    }
}
