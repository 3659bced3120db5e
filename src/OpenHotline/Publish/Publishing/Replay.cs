using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Publish.Publishing;

/// <summary>Marks a house whose cases were made up to replay published figures. Everything that it publishes says so.</summary>
public sealed class Replay
{
    private Replay() { }

    public Replay(Guid id, byte[] fileDigest, DateTime startedAt, long webpages) => (Id, FileDigest, StartedAt, Webpages) = (id, fileDigest, startedAt, webpages);

    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the figures file with seed and scale: the same replay goes on, another one is refused.</summary>
    public byte[] FileDigest { get; private set; } = [];

    public DateTime StartedAt { get; private set; }

    /// <summary>How many cases it makes.</summary>
    public long Webpages { get; private set; }

    /// <summary>How many of them are done: where it goes on after it was stopped.</summary>
    public long Done { get; private set; }

    /// <summary>Null while it is not done.</summary>
    public DateTime? FinishedAt { get; private set; }

    public void MoveTo(long done) => Done = done;

    public void Finish(DateTime at) => FinishedAt = at;
}

internal sealed class ReplayTable : IEntityTypeConfiguration<Replay>
{
    public void Configure(EntityTypeBuilder<Replay> builder)
    {
        builder.ToTable("Replays");
        builder.Property(replay => replay.Id).ValueGeneratedNever();
    }
}
