using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Notify;

/// <summary>A one-time code that opens a recipient's page.</summary>
public sealed class HostCode
{
    private HostCode() { }

    internal HostCode(Guid id, Guid noticeId, byte[] digest, byte[] sealedCode, DateTime madeAt, DateTime expiresAt) =>
        (Id, NoticeId, Digest, SealedCode, MadeAt, ExpiresAt) = (id, noticeId, digest, sealedCode, madeAt, expiresAt);

    public Guid Id { get; private set; }

    public Guid NoticeId { get; private set; }

    /// <summary>Keyed digest of notice and code.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>The code, sealed as <c>code.text</c> under the record key of this id until the mail is sent; null after that.</summary>
    public byte[]? SealedCode { get; private set; }

    public DateTime MadeAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>Tries to mail it, each counted before it is made.</summary>
    public int MailTries { get; private set; }

    /// <summary>Wrong codes entered since.</summary>
    public int WrongTries { get; private set; }

    /// <summary>When it opened the page; null while it has not.</summary>
    public DateTime? UsedAt { get; private set; }

    internal void BeginMail() => MailTries++;

    internal void Mailed() => SealedCode = null;

    internal void WasWrong() => WrongTries++;

    internal void Use(DateTime at) => (UsedAt, SealedCode) = (at, null);
}

internal sealed class HostCodeTable : IEntityTypeConfiguration<HostCode>
{
    public void Configure(EntityTypeBuilder<HostCode> builder)
    {
        builder.ToTable("HostCodes");
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.HasIndex(code => new { code.NoticeId, code.MadeAt });
        builder.HasOne<Notice>().WithMany().HasForeignKey(code => code.NoticeId);
    }
}

/// <summary>A recipient's page that a code has opened, for an hour, in one browser.</summary>
public sealed class HostVisit
{
    private HostVisit() { }

    internal HostVisit(Guid id, byte[] digest, Guid noticeId, Guid hostId, DateTime expiresAt) => (Id, Digest, NoticeId, HostId, ExpiresAt) = (id, digest, noticeId, hostId, expiresAt);

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of what the browser's cookie holds; unique.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>The notice whose link was used.</summary>
    public Guid NoticeId { get; private set; }

    public Guid HostId { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}

internal sealed class HostVisitTable : IEntityTypeConfiguration<HostVisit>
{
    public void Configure(EntityTypeBuilder<HostVisit> builder)
    {
        builder.ToTable("HostVisits");
        builder.Property(visit => visit.Id).ValueGeneratedNever();
        builder.HasIndex(visit => visit.Digest).IsUnique();
        builder.HasIndex(visit => visit.ExpiresAt);
    }
}
