using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>Hashes that young people took back. They match nothing from that moment; some days later, when indexes and members have read of it, the rows go too.</summary>
internal sealed class RetainedTakenBack(HotlineDb db) : IRetained
{
    public RetentionClass Class => RetentionClass.TakenBackHash;

    public string Name => "Hashes that young people took back";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation)
    {
        // By the bank, so that millions of entries of other banks are not looked through.
        if (await db.Set<Bank>().AsNoTracking().SingleOrDefaultAsync(one => one.Purpose == BankPurpose.SelfReported, cancellation) is not { } bank) return [];
        return await db.Set<BankEntry>().AsNoTracking()
            .Where(one => one.BankId == bank.Id && one.Id.CompareTo(after) > 0 && one.State == EntryState.TakenBack && one.WithdrawnAt < olderThan).OrderBy(one => one.Id).Take(most)
            .Select(one => new RetainedRecord(one.Id, null)).ToListAsync(cancellation);
    }

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (await db.Set<Bank>().SingleOrDefaultAsync(one => one.Purpose == BankPurpose.SelfReported, cancellation) is not { } bank) return;
        await db.LockAsync("banks", bank.Id, cancellation);
        await db.Entry(bank).ReloadAsync(cancellation);
        // Race: one that was given again meanwhile stays.
        foreach (var entry in await db.Set<BankEntry>().Where(one => ids.Contains(one.Id) && one.State == EntryState.TakenBack).ToListAsync(cancellation))
        {
            bank.Forget(entry.ChangedAs ?? 0);
            db.Remove(entry);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
