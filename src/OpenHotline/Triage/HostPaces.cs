using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;

namespace OpenHotline.Triage;

/// <summary>What Triage has learnt of how fast hosts take pages down, and which host serves which site.</summary>
/// <remarks>Sites are known by their keyed look-up. After a rotation of look-up keys a site is learnt anew at its next trace: a lost reason, not a lost case.</remarks>
public sealed class HostPaces(HotlineDb db, TriageSettings settings)
{
    // Fewer removals than this say nothing about a host.
    private const int EnoughRemovals = 3;

    internal async Task TracedAsync(Guid webpageId, Guid hostId, CancellationToken cancellation)
    {
        if (await SiteOfAsync(webpageId, cancellation) is not { } site) return;
        await db.ExecuteAsync("INSERT INTO site_hosts (site_lookup, host_id) VALUES (@site, @host) ON CONFLICT (site_lookup) DO UPDATE SET host_id = @host", cancellation, ("site", site), ("host", hostId));
    }

    internal Task RemovedAsync(Guid hostId, long seconds, CancellationToken cancellation) => db.ExecuteAsync(
        """
        INSERT INTO host_paces (host_id, removals, seconds) VALUES (@host, 1, @seconds)
        ON CONFLICT (host_id) DO UPDATE SET removals = host_paces.removals + 1, seconds = host_paces.seconds + @seconds
        """, cancellation, ("host", hostId), ("seconds", seconds));

    internal async Task<bool> IsFastAsync(Guid webpageId, CancellationToken cancellation)
    {
        if (await SiteOfAsync(webpageId, cancellation) is not { } site) return false;
        var pace = await db.ListAsync(
            "SELECT p.removals, p.seconds FROM site_hosts s JOIN host_paces p ON p.host_id = s.host_id WHERE s.site_lookup = @site",
            row => (Removals: row.GetInt64(0), Seconds: row.GetInt64(1)), cancellation, ("site", site));
        return pace is [var host] && host.Removals >= EnoughRemovals && host.Seconds <= host.Removals * settings.FastHostHours * 3600L;
    }

    private Task<byte[]?> SiteOfAsync(Guid webpageId, CancellationToken cancellation) =>
        db.Set<Webpage>().Where(page => page.Id == webpageId).Select(page => (byte[]?)page.SiteLookup).SingleOrDefaultAsync(cancellation);
}

/// <summary>The host that last served a site.</summary>
public sealed class SiteHost
{
    private SiteHost() { }

    public byte[] SiteLookup { get; private set; } = [];

    public Guid HostId { get; private set; }
}

/// <summary>How many pages a host has taken down, and in how many seconds from notice altogether.</summary>
public sealed class HostPace
{
    private HostPace() { }

    public Guid HostId { get; private set; }

    public long Removals { get; private set; }

    public long Seconds { get; private set; }
}

internal sealed class SiteHostTable : IEntityTypeConfiguration<SiteHost>
{
    public void Configure(EntityTypeBuilder<SiteHost> builder)
    {
        builder.ToTable("SiteHosts");
        builder.HasKey(row => row.SiteLookup);
    }
}

internal sealed class HostPaceTable : IEntityTypeConfiguration<HostPace>
{
    public void Configure(EntityTypeBuilder<HostPace> builder)
    {
        builder.ToTable("HostPaces");
        builder.HasKey(row => row.HostId);
        builder.Property(row => row.HostId).ValueGeneratedNever();
    }
}
