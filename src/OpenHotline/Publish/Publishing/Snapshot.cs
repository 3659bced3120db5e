using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Publish.Publishing;

/// <summary>Who may read a snapshot, and what it is.</summary>
public enum SnapshotKind
{
    /// <summary>Taken by staff under a name, with nothing withheld. For staff only.</summary>
    Internal = 1,

    /// <summary>A closed period as it was published, small numbers withheld. For everybody.</summary>
    AsPublished = 2,

    /// <summary>The same period counted again later, shown beside what was published. For everybody.</summary>
    Restated = 3,
}

/// <summary>Figures, bases, definitions and the program's version, frozen under a name and signed. Never changed: a later correction stands beside it as restated.</summary>
public sealed class Snapshot
{
    private Snapshot() { }

    internal Snapshot(Guid id, string name, SnapshotKind kind, Period period, DateTime takenAt, byte[] json, int signingKey, byte[] signature) =>
        (Id, Name, Kind, Period, FirstOn, LastOn, TakenAt, Json, SigningKey, Signature) = (id, name, kind, period.Code, period.FirstOn, period.LastOn, takenAt, json, signingKey, signature);

    public Guid Id { get; private set; }

    /// <summary>Unique. A published period's name is its code.</summary>
    public string Name { get; private set; } = "";

    public SnapshotKind Kind { get; private set; }

    /// <summary><see cref="Periods.Period.Code"/>.</summary>
    public string Period { get; private set; } = "";

    public DateOnly FirstOn { get; private set; }

    public DateOnly LastOn { get; private set; }

    public DateTime TakenAt { get; private set; }

    /// <summary>The frozen bytes: a <see cref="SnapshotDocument"/> as JSON.</summary>
    public byte[] Json { get; private set; } = [];

    public int SigningKey { get; private set; }

    /// <summary>Ed25519 over <see cref="Json"/>.</summary>
    public byte[] Signature { get; private set; } = [];
}

internal sealed class SnapshotTable : IEntityTypeConfiguration<Snapshot>
{
    public void Configure(EntityTypeBuilder<Snapshot> builder)
    {
        builder.ToTable("Snapshots");
        builder.Property(snapshot => snapshot.Id).ValueGeneratedNever();
        builder.Property(snapshot => snapshot.Name).HasMaxLength(FreezeFigures.MostNameCharacters);
        builder.Property(snapshot => snapshot.Period).HasMaxLength(22);
        builder.HasIndex(snapshot => snapshot.Name).IsUnique();
        builder.HasIndex(snapshot => new { snapshot.Kind, snapshot.FirstOn });
    }
}
