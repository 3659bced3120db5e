using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Recognise;

/// <summary>The banks with their counts, and one bank with its newest entries.</summary>
public sealed class ReadBanks(HotlineDb db, Vault vault)
{
    private const int MostEntries = 50;

    public sealed record Line(Guid BankId, string Name, BankPurpose Purpose, string Contributor, int Radius, DateTime AddedAt, int Active, int Challenged, int Withdrawn);

    /// <param name="Quality">Of a PDQ; null for others, and where nobody said.</param>
    /// <param name="IsNear">True where it is found by distance too.</param>
    /// <param name="Reason">Why it was challenged or withdrawn; null where neither happened.</param>
    public sealed record Entry(Guid EntryId, SignalKind Signal, string Beginning, EntryState State, UkCategory Grade, int? Quality, bool IsNear, int Confirmations, DateTime AddedAt, string? Reason);

    public async Task<IReadOnlyList<Line>> AllAsync(CancellationToken cancellation)
    {
        var counts = await db.Set<BankEntry>().AsNoTracking().GroupBy(entry => new { entry.BankId, entry.State }).Select(group => new { group.Key.BankId, group.Key.State, Count = group.Count() }).ToListAsync(cancellation);
        var banks = await db.Set<Bank>().AsNoTracking().OrderBy(bank => bank.Name).ToListAsync(cancellation);
        int Of(Guid bankId, EntryState state) => counts.SingleOrDefault(count => count.BankId == bankId && count.State == state)?.Count ?? 0;
        return [.. banks.Select(bank => new Line(bank.Id, bank.Name, bank.Purpose, bank.Contributor, bank.Radius, bank.AddedAt, Of(bank.Id, EntryState.Active), Of(bank.Id, EntryState.Challenged), Of(bank.Id, EntryState.Withdrawn)))];
    }

    /// <summary>Challenged entries first, then the newest; at most fifty. Of a hash only the beginning is shown: enough to tell two apart.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesAsync(Guid bankId, CancellationToken cancellation)
    {
        var rows = await db.Set<BankEntry>().AsNoTracking().Where(entry => entry.BankId == bankId && entry.State != EntryState.TakenBack)
            .OrderByDescending(entry => entry.State == EntryState.Challenged).ThenByDescending(entry => entry.Id).Take(MostEntries).ToListAsync(cancellation);
        if (await vault.OpenRecordAsync(bankId, cancellation) is not { } secret) return [];
        return [.. rows.Select(row => new Entry(row.Id, row.Signal, Convert.ToHexStringLower(secret.Open(BankEntry.SealedAs(row.Id), row.SealedHash).AsSpan(0, 4)), row.State, row.Grade, row.Quality, row.Number is not null, row.Confirmations, row.AddedAt,
            row.SealedReason is null ? null : secret.OpenText(BankEntry.ReasonAs(row.Id), row.SealedReason)))];
    }
}
