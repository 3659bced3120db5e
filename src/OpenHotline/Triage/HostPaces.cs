using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>What Triage has learnt of how fast hosts take pages down, and which host serves which site.</summary>
/// <remarks>Sites are known by their keyed look-up. After a rotation of look-up keys a site is learnt anew at its next trace: a lost reason, not a lost case.</remarks>
public sealed class HostPaces(HotlineDb db, TriageSettings settings)
{
    // Fewer removals than this say nothing about a host.
    private const int EnoughRemovals = 3;

    private readonly Dictionary<string, Guid> hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Pace> paces = [];
    private readonly Dictionary<string, (byte[] Site, Guid Host)> traced = new(StringComparer.Ordinal);

    /// <summary>Reads what is known of the sites and hosts that one batch of facts speaks of.</summary>
    internal async Task TakeAsync(IEnumerable<byte[]> sites, IEnumerable<Guid> hostIds, CancellationToken cancellation)
    {
        hosts.Clear();
        paces.Clear();
        traced.Clear();
        var (listed, siteParameter) = db.In("sites", sites.DistinctBy(Convert.ToHexString, StringComparer.Ordinal));
        foreach (var (site, host) in await db.ListAsync($"SELECT site_lookup, host_id FROM site_hosts WHERE site_lookup {listed}", row => (Convert.ToHexString(row.GetFieldValue<byte[]>(0)), row.Id(1)), cancellation, siteParameter)) hosts[site] = host;
        var (ids, hostParameter) = db.In("hosts", hosts.Values.Concat(hostIds).Distinct());
        foreach (var (host, pace) in await db.ListAsync($"SELECT host_id, removals, seconds FROM host_paces WHERE host_id {ids}", row => (row.Id(0), new Pace(row.GetInt64(1), row.GetInt64(2))), cancellation, hostParameter)) paces[host] = pace;
    }

    internal void Traced(byte[] site, Guid hostId)
    {
        var name = Convert.ToHexString(site);
        hosts[name] = hostId;
        traced[name] = (site, hostId);
    }

    internal void Removed(Guid hostId, long seconds)
    {
        if (!paces.TryGetValue(hostId, out var pace)) paces.Add(hostId, pace = new Pace(0, 0));
        pace.Add(seconds);
    }

    internal bool IsFast(byte[] site) => hosts.TryGetValue(Convert.ToHexString(site), out var host) && paces.TryGetValue(host, out var pace)
        && pace.Removals >= EnoughRemovals && pace.Seconds <= pace.Removals * settings.FastHostHours * 3600L;

    /// <summary>Writes what the batch added.</summary>
    internal async Task KeepAsync(CancellationToken cancellation)
    {
        var sites = new RowBatch("INSERT INTO site_hosts", "ON CONFLICT (site_lookup) DO UPDATE SET host_id = excluded.host_id", new("site_lookup", ColumnKind.Bytes), new("host_id", ColumnKind.Id));
        foreach (var (site, host) in traced.Values) sites.Add(site, host);
        await sites.WriteAsync(db, cancellation);
        var removals = new RowBatch("INSERT INTO host_paces", "ON CONFLICT (host_id) DO UPDATE SET removals = host_paces.removals + excluded.removals, seconds = host_paces.seconds + excluded.seconds",
            new("host_id", ColumnKind.Id), new("removals", ColumnKind.LongNumber), new("seconds", ColumnKind.LongNumber));
        foreach (var (host, pace) in paces.Where(one => one.Value.NewRemovals > 0)) removals.Add(host, pace.NewRemovals, pace.NewSeconds);
        await removals.WriteAsync(db, cancellation);
    }

    /// <summary>What is kept of a host, and what a batch adds to it.</summary>
    private sealed class Pace(long removals, long seconds)
    {
        public long NewRemovals { get; private set; }

        public long NewSeconds { get; private set; }

        public long Removals => removals + NewRemovals;

        public long Seconds => seconds + NewSeconds;

        public void Add(long more)
        {
            NewRemovals++;
            NewSeconds += more;
        }
    }
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
