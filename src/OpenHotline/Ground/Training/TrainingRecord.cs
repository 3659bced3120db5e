using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Ground.Training;

/// <summary>One of the three things that two people record before the house may send anything.</summary>
public sealed class TrainingRecord
{
    private TrainingRecord() { }

    internal TrainingRecord(Guid id, TrainingRecordKind kind, byte[] sealedText, Guid recordedBy, Guid confirmedBy, DateTime confirmedAt) =>
        (Id, Kind, SealedText, RecordedBy, ConfirmedBy, ConfirmedAt) = (id, kind, sealedText, recordedBy, confirmedBy, confirmedAt);

    public Guid Id { get; private set; }

    public TrainingRecordKind Kind { get; private set; }

    /// <summary>What was recorded, sealed as <c>training.text</c> under the record key of this id.</summary>
    public byte[] SealedText { get; private set; } = [];

    public Guid RecordedBy { get; private set; }

    public Guid ConfirmedBy { get; private set; }

    public DateTime ConfirmedAt { get; private set; }

    /// <summary>When a newer record of the same kind took its place; null while it stands.</summary>
    public DateTime? ReplacedAt { get; private set; }

    internal void Replace(DateTime at) => ReplacedAt = at;
}

internal sealed class TrainingRecordTable : IEntityTypeConfiguration<TrainingRecord>
{
    public void Configure(EntityTypeBuilder<TrainingRecord> builder)
    {
        builder.ToTable("TrainingRecords");
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.HasIndex(record => new { record.Kind, record.ReplacedAt });
    }
}
