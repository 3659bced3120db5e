using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>A webpage as one batch of arrivals sees it.</summary>
internal sealed class BookedPage(Guid id, int episodes, Guid? openEpisode)
{
    public Guid Id => id;

    public int Episodes { get; private set; } = episodes;

    /// <summary>The episode that reports fall into; null while none is open.</summary>
    public Guid? OpenEpisode { get; private set; } = openEpisode;

    /// <summary>How many reports of this batch point here.</summary>
    public int NewSightings { get; set; }

    /// <summary>True until its first report of all is filed.</summary>
    public bool IsNew { get; set; }

    public int StartEpisode(Guid episodeId)
    {
        OpenEpisode = episodeId;
        return ++Episodes;
    }
}

/// <summary>Finds or makes the webpages of a batch, inside its transaction, in a fixed number of statements.</summary>
internal sealed class WebpageBook(HotlineDb db, Keyring keys, RowBatch recordKeys, TimeProvider clock)
{
    public async Task<Dictionary<string, BookedPage>> OpenAsync(IReadOnlyCollection<OpenedArrival> arrivals, CancellationToken cancellation)
    {
        var wanted = arrivals.Where(arrival => arrival.Page is not null).Select(arrival => arrival.Page!)
            .DistinctBy(page => page.Key, StringComparer.Ordinal).OrderBy(page => Convert.ToHexString(page.Lookup), StringComparer.Ordinal).ToList();
        if (wanted.Count == 0) return [];
        var found = await FindAsync(wanted, cancellation);
        var missing = wanted.Where(page => !found.ContainsKey(page.Key)).ToList();
        if (missing.Count == 0) return found;
        var made = await MakeAsync(missing, cancellation);
        // Race: on PostgreSQL another machine may have made one of them meanwhile; then its row stands, and is read now.
        foreach (var (key, page) in await FindAsync(missing, cancellation))
        {
            page.IsNew = made.Contains(page.Id);
            found.Add(key, page);
        }

        return found;
    }

    private async Task<HashSet<Guid>> MakeAsync(List<OpenedPage> missing, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = new RowBatch("INSERT INTO webpages", "ON CONFLICT (lookup) DO NOTHING",
            new("id", ColumnKind.Id), new("lookup", ColumnKind.Bytes), new("list_lookup", ColumnKind.Bytes), new("site_lookup", ColumnKind.Bytes),
            new("sealed_address", ColumnKind.Bytes), new("is_onion", ColumnKind.Truth), new("first_seen_at", ColumnKind.LongNumber),
            new("episodes", ColumnKind.Number), new("sightings", ColumnKind.Number));
        using var wrapper = keys.Wrapper();
        var made = new HashSet<Guid>();
        foreach (var page in missing)
        {
            var id = Guid.CreateVersion7(now);
            made.Add(id);
            // A page that loses the race leaves a key that opens nothing.
            var secret = Vault.NewRecord(id, wrapper, recordKeys);
            rows.Add(id, page.Lookup, page.ListLookup, page.SiteLookup, secret.Seal(SealedFields.WebpageAddress, page.Address.Text),
                page.Address.Network == Addresses.AddressNetwork.Onion, now.UtcDateTime, 0, 0);
        }

        await rows.WriteAsync(db, cancellation);
        return made;
    }

    private async Task<Dictionary<string, BookedPage>> FindAsync(List<OpenedPage> pages, CancellationToken cancellation)
    {
        var byLookup = pages.SelectMany(page => page.Identities.Select(lookup => (Lookup: Convert.ToHexString(lookup), page.Key)))
            .ToDictionary(pair => pair.Lookup, pair => pair.Key, StringComparer.Ordinal);
        var lookups = pages.SelectMany(page => page.Identities);
        var (list, parameters) = db.In("lookup", lookups);
        var rows = await db.ListAsync(
            $"SELECT id, lookup, episodes FROM webpages WHERE lookup {list} ORDER BY lookup{(db.Kind == DatabaseKind.Postgres ? " FOR UPDATE" : "")}",
            row => (Id: row.Id(0), Lookup: Convert.ToHexString(row.GetFieldValue<byte[]>(1)), Episodes: row.GetInt32(2)), cancellation, parameters);
        if (rows.Count == 0) return new Dictionary<string, BookedPage>(StringComparer.Ordinal);
        var (ids, idParameters) = db.In("page", rows.Select(row => row.Id));
        var open = (await db.ListAsync(
            $"SELECT webpage_id, id, number FROM episodes WHERE closed_at IS NULL AND webpage_id {ids} ORDER BY number",
            row => (Page: row.Id(0), Episode: row.Id(1)), cancellation, idParameters)).ToLookup(row => row.Page, row => row.Episode);
        return rows.ToDictionary(row => byLookup[row.Lookup],
            row => new BookedPage(row.Id, row.Episodes, open[row.Id].Any() ? open[row.Id].Last() : null), StringComparer.Ordinal);
    }
}
