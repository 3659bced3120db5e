using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Recognise.Near;

/// <summary>Brings the index to what stands in the tables, bank by bank, in the order of their changes.</summary>
/// <remarks>
/// Every look-up runs it first, so that a hash is found by whichever process is asked as soon as it is committed; where nothing changed that is
/// one small query. Safe to repeat and to stop anywhere: what was read is kept, and a change that is read twice changes nothing.
/// </remarks>
public sealed class FollowBanks(HotlineDb db, Vault vault, Keyring keys, BankIndex index, BankIndexFile file, TimeProvider clock)
{
    private const int PageRows = 2_000;

    /// <summary>So many rows a person waits for; the rest is read beside use.</summary>
    public const int RowsForPerson = 20_000;

    /// <param name="Changes">How many there were when it was looked at.</param>
    /// <param name="Forgotten">What was read up to before it cannot be brought further.</param>
    internal sealed record Line(Guid Id, byte Number, int Radius, long Changes, long Forgotten);

    private sealed record Change(Guid EntryId, long? Number, long As, EntryState State, byte[] SealedHash);

    /// <summary>True where the index now holds all that stood in the tables when this began.</summary>
    /// <param name="mostRows">Stops after about so many rows, and where somebody else is reading them in; null to read all.</param>
    public async Task<bool> RunAsync(int? mostRows, CancellationToken cancellation)
    {
        if (!keys.CanRead) return false;
        var banks = await BanksAsync(cancellation);
        if (!IsCurrent(banks))
        {
            using var turn = await index.EnterAsync(waits: mostRows is null, cancellation);
            if (turn is null || !await ReadAsync(banks, mostRows ?? long.MaxValue, cancellation)) return false;
        }

        (index.IsReady, index.HasFailed, index.CurrentAt) = (true, false, clock.GetUtcNow().UtcDateTime);
        return true;
    }

    private Task<List<Line>> BanksAsync(CancellationToken cancellation) => db.ListAsync("SELECT id, number, radius, changes, forgotten FROM banks",
        row => new Line(row.Id(0), (byte)row.GetInt32(1), row.GetInt32(2), row.GetInt64(3), row.GetInt64(4)), cancellation);

    private bool IsCurrent(List<Line> banks) => index.IsReady
        && banks.TrueForAll(bank => index.Places.TryGetValue(bank.Id, out var place) && place.Change == bank.Changes && index.Hashes.RadiusOf(bank.Number) == bank.Radius);

    private async Task<bool> ReadAsync(List<Line> banks, long mostRows, CancellationToken cancellation)
    {
        if (!index.WasOpened)
        {
            await file.OpenAsync(banks, cancellation);
            index.WasOpened = true;
        }

        // It holds entries that are gone for good, and nobody can tell it which.
        if (banks.Exists(bank => index.Places.TryGetValue(bank.Id, out var place) && place.IsBehind(bank.Forgotten))) index.Begin(new RadiusIndex(), []);
        foreach (var bank in banks)
        {
            index.Hashes.SetRadius(bank.Number, bank.Radius);
            var place = index.Places.TryGetValue(bank.Id, out var reached) ? reached : new BankIndex.Place(bank.Number, 0, Guid.Empty);
            // Race: another may have read further than this process saw when it looked.
            while (place.Change < bank.Changes)
            {
                if (mostRows <= 0) return false;
                var page = await PageAsync(bank, place.Change, cancellation);
                mostRows -= page.Count;
                place = page.Count < PageRows ? new(bank.Number, bank.Changes, page.Count > 0 ? page[^1].EntryId : place.EntryId) : new(bank.Number, page[^1].As, page[^1].EntryId);
                await TakeAsync(bank, page, cancellation);
                index.Reached(bank.Id, place);
            }

            index.Reached(bank.Id, place);
        }

        return true;
    }

    private Task<List<Change>> PageAsync(Line bank, long after, CancellationToken cancellation) => db.ListAsync(
        $"SELECT id, number, changed_as, state, sealed_hash FROM bank_entries WHERE bank_id = @bank AND changed_as > @after AND changed_as <= @changes ORDER BY changed_as LIMIT {PageRows}",
        row => new Change(row.Id(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt64(2), (EntryState)row.GetInt32(3), row.GetFieldValue<byte[]>(4)),
        cancellation, ("bank", bank.Id), ("after", after), ("changes", bank.Changes));

    private async Task TakeAsync(Line bank, List<Change> page, CancellationToken cancellation)
    {
        // A bank whose key was destroyed has nothing left to find.
        if (page.Count == 0 || await vault.OpenRecordAsync(bank.Id, cancellation) is not { } secret) return;
        foreach (var change in page)
        {
            if (change.Number is not { } number) continue;
            var entry = new IndexEntry(PdqHash.FromBytes(secret.Open(BankEntry.SealedAs(change.EntryId), change.SealedHash)), (ulong)number, bank.Number);
            if (change.State is EntryState.Withdrawn or EntryState.TakenBack ? index.Hashes.Remove(entry) : index.Hashes.Add(entry)) index.Unsaved++;
        }
    }
}
