using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Intake.Members;

/// <summary>A member's request that was taken, so that its repetition adds nothing and gets the same answer. Neither key nor codes are stored.</summary>
/// <remarks>Written in plain SQL in the same commit as the reports; forgotten by <see cref="ForgetIdempotencyKeysJob"/>.</remarks>
public sealed class IdempotencyKey
{
    private IdempotencyKey() { }

    public Guid MemberId { get; private set; }

    /// <summary>SHA-256 of the key that the member chose.</summary>
    public byte[] KeyHash { get; private set; } = [];

    /// <summary>SHA-256 of the request's body.</summary>
    public byte[] BodyHash { get; private set; } = [];

    /// <summary>With the member's secret, gives the receipt codes again.</summary>
    public byte[] Salt { get; private set; } = [];

    public DateTime TakenAt { get; private set; }
}

internal sealed class IdempotencyKeyTable : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("IdempotencyKeys");
        builder.HasKey(key => new { key.MemberId, key.KeyHash });
        builder.HasIndex(key => key.TakenAt);
    }
}
