using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>What a mail that came in was taken for.</summary>
public enum InboundKind
{
    /// <summary>A mail system could not deliver and gave up.</summary>
    Bounce = 1,

    /// <summary>A mail system is still trying, or has delivered.</summary>
    DeliveryNews = 2,

    /// <summary>Somebody wrote.</summary>
    Reply = 3,

    /// <summary>A machine wrote: out of office, "we have your ticket".</summary>
    Automatic = 4,

    /// <summary>It belongs to no notice: a person looks.</summary>
    Unmatched = 5,

    /// <summary>Too large to be read: a person looks in the mailbox.</summary>
    TooLarge = 6,

    /// <summary>Not a message that can be understood: a person looks in the mailbox.</summary>
    Unreadable = 7,
}

/// <summary>One mail that came in, kept once however often the mailbox gives it.</summary>
public sealed class InboundMail
{
    /// <summary>More of a mail's text than this is cut.</summary>
    public const int MaxCharacters = 20_000;

    private InboundMail() { }

    internal InboundMail(Guid id, string key, InboundKind kind, Guid? noticeId, byte[]? sealedText, DateTime at) =>
        (Id, Key, Kind, NoticeId, SealedText, At) = (id, key, kind, noticeId, sealedText, at);

    public Guid Id { get; private set; }

    /// <summary>64 hex digits; the same mail has the same key. Unique.</summary>
    public string Key { get; private set; } = "";

    public InboundKind Kind { get; private set; }

    /// <summary>Null where it belongs to none.</summary>
    public Guid? NoticeId { get; private set; }

    /// <summary>Sender, subject and text, sealed as <c>inbound.text</c> under the record key of this id; null where it could not be read.</summary>
    public byte[]? SealedText { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>When a person had dealt with it; null before. Only unmatched mail waits for that.</summary>
    public DateTime? HandledAt { get; private set; }

    internal void Handle(DateTime at) => HandledAt ??= at;

    /// <summary>Destroys the keys of these mails and what was sealed under them, inside the caller's unit of work.</summary>
    internal static async Task ForgetTextsAsync(HotlineDb db, Vault vault, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        foreach (var id in ids) await vault.DestroyAsync(id, cancellation);
        foreach (var mail in await db.Set<InboundMail>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellation)) mail.SealedText = null;
    }
}

internal sealed class InboundMailTable : IEntityTypeConfiguration<InboundMail>
{
    public void Configure(EntityTypeBuilder<InboundMail> builder)
    {
        builder.ToTable("InboundMails");
        builder.Property(mail => mail.Id).ValueGeneratedNever();
        builder.Property(mail => mail.Key).HasMaxLength(64);
        builder.HasIndex(mail => mail.Key).IsUnique();
        builder.HasIndex(mail => new { mail.Kind, mail.HandledAt });
        builder.HasIndex(mail => mail.NoticeId);
    }
}
