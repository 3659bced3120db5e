using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Intake.Imports;

/// <summary>How far an import of a file has come, so that the same file goes on where it stopped and never doubles.</summary>
public sealed class Import
{
    private Import() { }

    internal Import(Guid id, byte[] key, byte[] sealedSeed, DateTime startedAt) => (Id, Key, SealedSeed, StartedAt) = (id, key, sealedSeed, startedAt);

    public Guid Id { get; private set; }

    /// <summary>What tells one file from another: see <see cref="ImportKey"/>.</summary>
    public byte[] Key { get; private set; } = [];

    /// <summary>What ids and receipt codes of its lines are derived from; sealed as <c>import.seed</c>.</summary>
    public byte[] SealedSeed { get; private set; } = [];

    public DateTime StartedAt { get; private set; }

    /// <summary>The file's lines that are done, refused ones included.</summary>
    public long LinesDone { get; private set; }

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    /// <summary>How long the file of results was when <see cref="LinesDone"/> was written.</summary>
    public long ResultBytes { get; private set; }

    /// <summary>When the last line was done; null while lines are left.</summary>
    public DateTime? FinishedAt { get; private set; }

    internal void MoveTo(long linesDone, long accepted, long refused, long resultBytes) =>
        (LinesDone, Accepted, Refused, ResultBytes) = (linesDone, accepted, refused, resultBytes);

    internal void Finish(DateTime at) => FinishedAt = at;
}

internal sealed class ImportTable : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("Imports");
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.HasIndex(import => import.Key).IsUnique();
        builder.HasIndex(import => import.StartedAt);
    }
}
