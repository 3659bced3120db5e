using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Intake.Members;

/// <summary>A member's API key, of which only the hash is kept; it was shown once.</summary>
public sealed class MemberKey
{
    private MemberKey() { }

    internal MemberKey(Guid id, Guid memberId, string publicId, byte[] secretHash, DateTime issuedAt) =>
        (Id, MemberId, PublicId, SecretHash, IssuedAt) = (id, memberId, publicId, secretHash, issuedAt);

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>The part of the key that names it, and may be shown.</summary>
    public string PublicId { get; private set; } = "";

    /// <summary>SHA-256 of the secret part: 160 random bits need no slow hash.</summary>
    public byte[] SecretHash { get; private set; } = [];

    public DateTime IssuedAt { get; private set; }

    /// <summary>When it stopped working; null while it works.</summary>
    public DateTime? RevokedAt { get; private set; }

    internal void Revoke(DateTime at) => RevokedAt ??= at;
}

internal sealed class MemberKeyTable : IEntityTypeConfiguration<MemberKey>
{
    public void Configure(EntityTypeBuilder<MemberKey> builder)
    {
        builder.ToTable("MemberKeys");
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.PublicId).HasMaxLength(16);
        builder.HasIndex(key => key.PublicId).IsUnique();
        builder.HasOne<Member>().WithMany().HasForeignKey(key => key.MemberId);
    }
}
