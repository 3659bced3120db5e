using System.Net;

namespace OpenHotline.Sandbox.World;

/// <summary>The small internet as it stands now: networks, sites, and which pages are up. Safe for many threads.</summary>
public sealed class SandboxWorld
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly Dictionary<string, Site> sites;
    private readonly Dictionary<PageKey, PageChange> changes = [];
    private readonly Dictionary<string, int> suggested = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTime> askedAt = new(StringComparer.Ordinal);

    public SandboxWorld(IReadOnlyList<Network> networks, IEnumerable<Site> sites, TimeProvider clock)
    {
        (Networks, this.clock) = (networks, clock);
        this.sites = sites.ToDictionary(site => site.Name, StringComparer.Ordinal);
    }

    /// <summary>A page that somebody has changed, and when.</summary>
    public sealed record PageChange(PageKey Page, PageState State, DateTime At);

    public IReadOnlyList<Network> Networks { get; }

    public IReadOnlyList<Site> Sites
    {
        get { lock (gate) return [.. sites.Values]; }
    }

    /// <summary>Every page that is not as it was in the beginning, the newest change first.</summary>
    public IReadOnlyList<PageChange> Changes
    {
        get { lock (gate) return [.. changes.Values.OrderByDescending(change => change.At)]; }
    }

    /// <summary>True while no page was given to anybody.</summary>
    public bool IsUntouched
    {
        get { lock (gate) return suggested.Count == 0; }
    }

    public Site? FindSite(string name)
    {
        lock (gate) return sites.GetValueOrDefault(name.ToLowerInvariant());
    }

    public Network? NetworkOf(IPAddress address) => Networks.FirstOrDefault(network => network.Prefix.Contains(address));

    /// <summary>The network that serves a site now; null for a site that is not there.</summary>
    public Network? NetworkOf(string site) => FindSite(site) is { } found ? NetworkOf(found.Address) : null;

    /// <summary>Null where there is no such page.</summary>
    public PageState? StateOf(PageKey page)
    {
        lock (gate) return changes.TryGetValue(page, out var change) ? change.State : sites.ContainsKey(page.Site) ? PageState.Up : null;
    }

    public void Change(PageKey page, PageState state)
    {
        lock (gate)
        {
            if (sites.ContainsKey(page.Site)) changes[page] = new PageChange(page, state, clock.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>Moves a site to another network, as its owner does when a notice is in the air.</summary>
    public void Move(string site, Network to)
    {
        lock (gate)
        {
            if (!sites.TryGetValue(site, out var moving)) return;
            var host = moving.Address.GetAddressBytes()[^1] % 12 + 2;
            sites[site] = moving with { Address = AddressIn(to.Prefix, host), Alias = null };
        }
    }

    /// <summary>The page of a site that is the next to be reported: up, and nobody was told of it.</summary>
    public PageKey NextOf(string site)
    {
        lock (gate) return Next(site);
    }

    /// <summary>Takes the next page of a site, so that nobody else is told of it.</summary>
    public PageKey TakeNext(string site)
    {
        lock (gate)
        {
            var next = Next(site);
            suggested[site] = next.Album;
            return next;
        }
    }

    /// <summary>The pages that were given to somebody or changed, with the next of each site, in order.</summary>
    public IReadOnlyList<PageKey> PagesInSight()
    {
        lock (gate)
        {
            return [.. changes.Keys.Concat(sites.Keys.Select(Next)).Concat(suggested.SelectMany(one => Enumerable.Range(Math.Max(1, one.Value - 4), 5).Select(album => new PageKey(one.Key, album))))
                .Where(page => page.Album <= PageKey.MaxAlbum && sites.ContainsKey(page.Site)).Distinct().OrderBy(page => page.Site, StringComparer.Ordinal).ThenBy(page => page.Album)];
        }
    }

    /// <summary>Notes that somebody has asked the registry about a network; remembers the first time.</summary>
    public void NoteAsked(Network network)
    {
        lock (gate) askedAt.TryAdd(network.Handle, clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>When the registry was first asked about it; null while it was not.</summary>
    public DateTime? AskedAt(Network network)
    {
        lock (gate) return askedAt.TryGetValue(network.Handle, out var at) ? at : null;
    }

    private PageKey Next(string site)
    {
        var album = suggested.GetValueOrDefault(site) % PageKey.MaxAlbum + 1;
        for (var tries = 0; tries < PageKey.MaxAlbum && changes.ContainsKey(new PageKey(site, album)); tries++) album = album % PageKey.MaxAlbum + 1;
        return new PageKey(site, album);
    }

    internal WorldFile Remember()
    {
        lock (gate)
        {
            return new WorldFile(
                [.. changes.Values.Select(change => new WorldFile.Page(change.Page.Site, change.Page.Album, change.State, change.At))],
                sites.Values.ToDictionary(site => site.Name, site => site.Address.ToString(), StringComparer.Ordinal),
                new Dictionary<string, int>(suggested, StringComparer.Ordinal));
        }
    }

    internal void Restore(WorldFile file)
    {
        lock (gate)
        {
            foreach (var page in file.Pages) changes[new PageKey(page.Site, page.Album)] = new PageChange(new PageKey(page.Site, page.Album), page.State, page.At);
            foreach (var (name, address) in file.Addresses)
            {
                if (!sites.TryGetValue(name, out var site) || !IPAddress.TryParse(address, out var at) || at.Equals(site.Address)) continue;
                sites[name] = site with { Address = at, Alias = null };
            }

            foreach (var (site, album) in file.Suggested) suggested[site] = album;
        }
    }

    internal static IPAddress AddressIn(IPNetwork prefix, int host)
    {
        var bytes = prefix.BaseAddress.GetAddressBytes();
        bytes[^1] += (byte)host;
        return new IPAddress(bytes);
    }
}
