using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Retention;

/// <summary>Keeps a record, and what belongs to it, from every retention rule until it is ended.</summary>
public sealed class LegalHold
{
    private LegalHold() { }

    internal LegalHold(Guid id, Guid recordId, byte[] sealedReason, Guid placedBy, DateTime placedAt) =>
        (Id, RecordId, SealedReason, PlacedBy, PlacedAt) = (id, recordId, sealedReason, placedBy, placedAt);

    public Guid Id { get; private set; }

    /// <summary>The webpage, report, account or notice that is held.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>Why, sealed as <c>hold.reason</c> under the record key of this id.</summary>
    public byte[] SealedReason { get; private set; } = [];

    public Guid PlacedBy { get; private set; }

    public DateTime PlacedAt { get; private set; }

    /// <summary>When it ended; null while it stands.</summary>
    public DateTime? EndedAt { get; private set; }

    internal void Finish(DateTime at) => EndedAt = at;
}

internal sealed class LegalHoldTable : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("LegalHolds");
        builder.Property(hold => hold.Id).ValueGeneratedNever();
        builder.HasIndex(hold => new { hold.RecordId, hold.EndedAt });
    }
}
