using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Files opened arrivals as reports, inside the caller's unit of work; gives how many it filed.</summary>
/// <remarks>Safe to repeat: an arrival that is gone, or whose report stands already, is passed over.</remarks>
internal sealed class FileReports(HotlineDb db, Keyring keys, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    private readonly RowBatch reports = new("INSERT INTO reports", "", new("id", ColumnKind.Id), new("received_at", ColumnKind.LongNumber), new("source", ColumnKind.Number),
        new("channel", ColumnKind.Number), new("thing", ColumnKind.Number), new("receipt_hash", ColumnKind.Bytes), new("sealed_text", ColumnKind.Bytes),
        new("member_id", ColumnKind.Id), new("says_child_at_risk", ColumnKind.Truth));

    private readonly RowBatch recordKeys = Vault.KeyRows();

    private readonly RowBatch sightings = new("INSERT INTO sightings", "", new("report_id", ColumnKind.Id), new("webpage_id", ColumnKind.Id),
        new("episode_id", ColumnKind.Id), new("sealed_steps", ColumnKind.Bytes), new("at", ColumnKind.LongNumber));

    private readonly RowBatch episodes = new("INSERT INTO episodes", "", new("id", ColumnKind.Id), new("webpage_id", ColumnKind.Id), new("number", ColumnKind.Number),
        new("cause", ColumnKind.Number), new("opened_at", ColumnKind.LongNumber));

    private readonly RowBatch counts = RowBatch.Changing("webpages", "sightings = webpages.sightings + given.more, episodes = given.episodes",
        new("id", ColumnKind.Id), new("more", ColumnKind.Number), new("episodes", ColumnKind.Number));

    private readonly List<Fact> facts = [];

    public async Task<int> RunAsync(IReadOnlyList<OpenedArrival> opened, CancellationToken cancellation)
    {
        var claimed = await ClaimAsync(opened, cancellation);
        if (claimed.Count == 0) return 0;
        var known = await KnownReportsAsync(claimed, cancellation);
        var fresh = claimed.Where(arrival => !known.Contains(arrival.Row.Id)).ToList();
        var pages = await new WebpageBook(db, keys, recordKeys, clock).OpenAsync(fresh, cancellation);
        foreach (var arrival in fresh) File(arrival, arrival.Page is { } page ? pages[page.Key] : null);
        foreach (var page in pages.Values) counts.Add(page.Id, page.NewSightings, page.Episodes);
        foreach (var rows in (RowBatch[])[recordKeys, reports, episodes, sightings, counts]) await rows.WriteAsync(db, cancellation);
        await timeline.WriteManyAsync(facts, cancellation);
        var (ids, parameters) = db.In("id", claimed.Select(arrival => arrival.Row.Id));
        await db.ExecuteAsync($"DELETE FROM arrivals WHERE id {ids}", cancellation, parameters);
        return claimed.Count;
    }

    // Race: what was read before the transaction may be another machine's by now; only rows that are still there and free are ours.
    private async Task<List<OpenedArrival>> ClaimAsync(IReadOnlyList<OpenedArrival> opened, CancellationToken cancellation)
    {
        var (ids, parameters) = db.In("id", opened.Select(arrival => arrival.Row.Id));
        var free = (await db.ListAsync($"SELECT id FROM arrivals WHERE id {ids}{db.SkipLocked()}", row => row.Id(0), cancellation, parameters)).ToHashSet();
        return [.. opened.Where(arrival => free.Contains(arrival.Row.Id))];
    }

    private async Task<HashSet<Guid>> KnownReportsAsync(List<OpenedArrival> claimed, CancellationToken cancellation)
    {
        var (ids, idParameters) = db.In("id", claimed.Select(arrival => arrival.Row.Id));
        var (hashes, hashParameters) = db.In("receipt", claimed.Select(arrival => arrival.Row.ReceiptHash));
        var byHash = claimed.ToDictionary(arrival => Convert.ToHexString(arrival.Row.ReceiptHash), arrival => arrival.Row.Id, StringComparer.Ordinal);
        var known = await db.ListAsync($"SELECT id FROM reports WHERE id {ids}", row => row.Id(0), cancellation, idParameters);
        var same = await db.ListAsync($"SELECT receipt_hash FROM reports WHERE receipt_hash {hashes}", row => row.GetFieldValue<byte[]>(0), cancellation, hashParameters);
        return [.. known, .. same.Select(hash => byHash[Convert.ToHexString(hash)])];
    }

    private void File(OpenedArrival arrival, BookedPage? page)
    {
        var row = arrival.Row;
        var now = clock.GetUtcNow();
        var isFirst = page?.IsNew ?? false;
        recordKeys.Add(row.Id, row.WrappingKey, row.WrappedKey);
        reports.Add(row.Id, row.ReceivedAt, arrival.Source, row.Channel, arrival.Thing, row.ReceiptHash, row.SealedBody, row.MemberId, arrival.Text?.SaysChildAtRisk ?? false);
        if (page is not null)
        {
            if (page.OpenEpisode is null) StartEpisode(page, row.Id, now);
            page.NewSightings++;
            page.IsNew = false;
            sightings.Add(row.Id, page.Id, page.OpenEpisode, arrival.Steps, now.UtcDateTime);
        }

        facts.Add(new ReportReceived(row.Id, page?.Id, page?.OpenEpisode, arrival.Source, row.Channel, arrival.Thing, row.ReceivedAt, isFirst,
            arrival.Page?.Address.Network == Addresses.AddressNetwork.Onion, arrival.Text?.SaysChildAtRisk ?? false));
        if (arrival.IsUnreadable) facts.Add(new ReportUnreadable(row.Id));
    }

    private void StartEpisode(BookedPage page, Guid reportId, DateTimeOffset now)
    {
        var episodeId = Guid.CreateVersion7(now);
        var number = page.StartEpisode(episodeId);
        episodes.Add(episodeId, page.Id, number, EpisodeCause.Reported, now.UtcDateTime);
        facts.Add(new EpisodeOpened(page.Id, episodeId, number, EpisodeCause.Reported, reportId));
    }
}
