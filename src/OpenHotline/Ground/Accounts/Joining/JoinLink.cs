using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>A one-time link by which somebody sets password and second factor, the first time or anew.</summary>
public sealed class JoinLink
{
    private JoinLink() { }

    internal JoinLink(Guid id, Guid accountId, byte[] tokenHash, DateTime madeAt, DateTime expiresAt) =>
        (Id, AccountId, TokenHash, MadeAt, ExpiresAt) = (id, accountId, tokenHash, madeAt, expiresAt);

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    public DateTime MadeAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it was used or replaced by a newer one; null while it stands.</summary>
    public DateTime? UsedAt { get; private set; }

    internal void Use(DateTime at) => UsedAt = at;
}

internal sealed class JoinLinkTable : IEntityTypeConfiguration<JoinLink>
{
    public void Configure(EntityTypeBuilder<JoinLink> builder)
    {
        builder.ToTable("JoinLinks");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(link => link.AccountId);
    }
}
