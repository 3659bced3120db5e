using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Notify;

/// <summary>Who served a page on a day, as names and registries answered. Never changed: a later answer is a later trace.</summary>
public sealed class Trace
{
    private Trace() { }

    internal Trace(Guid id, Guid episodeId, DateTime at, Guid? hostId, string? country, long? autonomousSystem, string? front, byte[] sealedDetails) =>
        (Id, EpisodeId, At, HostId, Country, AutonomousSystem, Front, SealedDetails) = (id, episodeId, at, hostId, country, autonomousSystem, front, sealedDetails);

    public Guid Id { get; private set; }

    public Guid EpisodeId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Null where the answer led to nobody.</summary>
    public Guid? HostId { get; private set; }

    /// <summary>As the registry has the network, ISO 3166-1 alpha-2; null where it does not say.</summary>
    public string? Country { get; private set; }

    /// <summary>Null where no registry names it.</summary>
    public long? AutonomousSystem { get; private set; }

    /// <summary>The name of the content delivery network in front, from our knowledge file; null where none is known.</summary>
    public string? Front { get; private set; }

    /// <summary><see cref="TraceDetails"/> as JSON, sealed as <c>trace.details</c> under the record key of this id.</summary>
    public byte[] SealedDetails { get; private set; } = [];
}

/// <summary>What was found on the way. Kept sealed: addresses lead to the page.</summary>
public sealed record TraceDetails(IReadOnlyList<string> Addresses, string? Network, string? Handle, string? Organisation, string? Registry)
{
    // Privacy: never into a log.
    public override string ToString() => nameof(TraceDetails);
}

internal sealed class TraceTable : IEntityTypeConfiguration<Trace>
{
    public void Configure(EntityTypeBuilder<Trace> builder)
    {
        builder.ToTable("Traces");
        builder.Property(trace => trace.Id).ValueGeneratedNever();
        builder.Property(trace => trace.Country).HasMaxLength(2);
        builder.Property(trace => trace.Front).HasMaxLength(100);
        builder.HasIndex(trace => new { trace.EpisodeId, trace.At });
    }
}
