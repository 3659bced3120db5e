using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Timeline;

/// <summary>Which book a fact stands in.</summary>
public enum FactStream
{
    /// <summary>What happened to reports and pages; shown on their pages.</summary>
    Main = 1,

    /// <summary>Who looked at which address or picture; opened by two people together only.</summary>
    Looks = 2,
}

/// <summary>A row of the timeline. Its bytes are written once and never computed again; the other columns repeat them for look-up.</summary>
public sealed class FactRow
{
    private FactRow() { }

    internal FactRow(Guid id, string kind, FactStream stream, Guid subject, DateTime writtenAt, byte[] bytes) =>
        (Id, Kind, Stream, Subject, WrittenAt, Bytes) = (id, kind, stream, subject, writtenAt, bytes);

    public Guid Id { get; private set; }

    public string Kind { get; private set; } = "";

    public FactStream Stream { get; private set; }

    /// <summary>The record on whose page it stands.</summary>
    public Guid Subject { get; private set; }

    public DateTime WrittenAt { get; private set; }

    /// <summary>The canonical JSON (RFC 8785) that the tree covers.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Its place in the Merkle tree; null until the sequencer has put it there.</summary>
    public long? LeafIndex { get; private set; }

    /// <summary>SHA-256(0x00 ‖ bytes), RFC 6962 section 2.1; null until sequenced.</summary>
    public byte[]? LeafHash { get; private set; }
}

internal sealed class FactRowTable : IEntityTypeConfiguration<FactRow>
{
    public void Configure(EntityTypeBuilder<FactRow> builder)
    {
        builder.ToTable("Facts");
        builder.HasKey(fact => fact.Id);
        builder.Property(fact => fact.Id).ValueGeneratedNever();
        builder.Property(fact => fact.Kind).HasMaxLength(64);
        builder.HasIndex(fact => fact.LeafIndex).IsUnique();
        builder.HasIndex(fact => fact.Id, "facts_waiting").HasFilter("leaf_index IS NULL");
        builder.HasIndex(fact => new { fact.Subject, fact.Id });
    }
}
