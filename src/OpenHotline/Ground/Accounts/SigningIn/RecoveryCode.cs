using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>A code that stands in once for a lost authenticator. Only its hash is kept: 80 random bits need no slow hash.</summary>
public sealed class RecoveryCode
{
    private RecoveryCode() { }

    internal RecoveryCode(Guid id, Guid accountId, byte[] hash) => (Id, AccountId, Hash) = (id, accountId, hash);

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>When it was used; null while it stands.</summary>
    public DateTime? UsedAt { get; private set; }

    internal void Use(DateTime at) => UsedAt = at;
}

internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.HasIndex(code => new { code.AccountId, code.Hash }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId);
    }
}
