using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;
using OpenHotline.Verify;

namespace OpenHotline.Web.Workbench.Checks;

/// <summary>How long removals took, with the names of countries and hosts.</summary>
public sealed class ReadClocks(ReadRemovalTimes times, HotlineDb db, HostRegister register, TimeProvider clock)
{
    /// <summary>Over how many days the clocks of hosts and countries are shown.</summary>
    public const int Days = 90;

    public sealed record Clock(string Name, ReadRemovalTimes.Line Line);

    public async Task<IReadOnlyList<Clock>> ByCountryAsync(CancellationToken cancellation) =>
        [.. (await times.ByCountryAsync(From, Until, cancellation)).Select(line => new Clock(line.Key ?? "Not traced", line))];

    /// <param name="namesSites">Whether sites are named too, whose name can be the address: for takedown officers.</param>
    public async Task<IReadOnlyList<Clock>> ByHostAsync(bool namesSites, CancellationToken cancellation)
    {
        var lines = await times.ByHostAsync(From, Until, cancellation);
        var ids = lines.Select(line => Guid.TryParse(line.Key, out var id) ? id : Guid.Empty).ToList();
        var hosts = await db.Set<Notify.Host>().AsNoTracking().Where(host => ids.Contains(host.Id)).ToListAsync(cancellation);
        // Privacy: a manager sees no addresses.
        var names = await register.NamesAsync([.. hosts.Where(host => namesSites || host.Role != Rung.SiteOwner)], cancellation);
        var sites = hosts.Select(host => host.Id).Except(names.Keys).ToHashSet();
        return [.. lines.Select(line => new Clock(NameOf(line.Key, names, sites), line))];
    }

    private DateTime Until => clock.GetUtcNow().UtcDateTime;

    private DateTime From => Until.AddDays(-Days);

    private static string NameOf(string? key, Dictionary<Guid, string> names, HashSet<Guid> sites)
    {
        if (!Guid.TryParse(key, out var id)) return "Not traced";
        return sites.Contains(id) ? "A site" : names.GetValueOrDefault(id, "A host that is no longer in the register");
    }
}
