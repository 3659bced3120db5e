using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Verify;

/// <summary>One proven removal, kept for the clocks of hosts and countries.</summary>
public sealed class Removal
{
    private Removal() { }

    internal Removal(Watch watch, DateTime removedAt, long? secondsFromNotice, long secondsFromAssessment) =>
        (EpisodeId, WebpageId, HostId, Country, RemovedAt, SecondsFromNotice, SecondsFromAssessment) =
        (watch.EpisodeId, watch.WebpageId, watch.HostId, watch.Country, removedAt, secondsFromNotice, secondsFromAssessment);

    public Guid EpisodeId { get; private set; }

    public Guid WebpageId { get; private set; }

    /// <summary>Null where nobody was traced.</summary>
    public Guid? HostId { get; private set; }

    /// <summary>Null where nobody was traced.</summary>
    public string? Country { get; private set; }

    /// <summary>When it was first found gone, not when that was proven.</summary>
    public DateTime RemovedAt { get; private set; }

    /// <summary>Null where it was gone before a notice went out: no host is given a time for it.</summary>
    public long? SecondsFromNotice { get; private set; }

    public long SecondsFromAssessment { get; private set; }
}

internal sealed class RemovalTable : IEntityTypeConfiguration<Removal>
{
    public void Configure(EntityTypeBuilder<Removal> builder)
    {
        builder.ToTable("Removals");
        builder.HasKey(removal => removal.EpisodeId);
        builder.Property(removal => removal.EpisodeId).ValueGeneratedNever();
        builder.Property(removal => removal.Country).HasMaxLength(2);
        builder.HasIndex(removal => removal.RemovedAt);
        builder.HasIndex(removal => new { removal.HostId, removal.RemovedAt });
    }
}
