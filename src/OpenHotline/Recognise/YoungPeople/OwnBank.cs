using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.OwnPictures;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>The one bank of hashes that young people gave of their own pictures. Nobody has seen the pictures; nobody adds to it by hand.</summary>
/// <remarks>Every change of an entry is numbered, so that the index and the list for members follow it. What ends stays for some days without matching, so that both learn of it.</remarks>
internal sealed class OwnBank(HotlineDb db, Vault vault, Keyring keys, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    /// <summary>Adds what a request brought. A hash that stands already gets one more request behind it; one that was taken back matches again.</summary>
    public async Task AddAsync(Guid requestId, IReadOnlyList<OwnFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0) return;
        var bank = await LockedAsync(cancellation);
        var secret = await vault.OpenRecordAsync(bank.Id, cancellation) ?? throw new InvalidOperationException("The bank's key was destroyed.");
        var hashes = files.SelectMany(OwnHash.Of).ToList();
        var standing = await StandingAsync(bank, hashes, cancellation);
        var brought = (await db.Set<OwnEntry>().Where(one => one.RequestId == requestId).Select(one => one.EntryId).ToListAsync(cancellation)).ToHashSet();
        var added = 0;
        foreach (var hash in hashes)
        {
            var entry = hash.Lookups(keys).Select(form => standing.GetValueOrDefault(Convert.ToHexString(form))).FirstOrDefault(found => found is not null);
            if (entry is null or { State: EntryState.TakenBack }) added++;
            if (entry is null)
            {
                entry = db.Add(Fresh(bank, secret, hash)).Entity;
                standing[Convert.ToHexString(entry.Lookup)] = entry;
            }

            if (entry.State == EntryState.TakenBack) entry.Revive(bank.NextChange());
            // What is said of a hash's quality is a browser's word: the best of them decides.
            if (entry.Number is null && hash.IsFoundByDistance) entry.FindByDistance(hash.Quality!.Value, bank.NextChange());
            if (brought.Add(entry.Id)) db.Add(new OwnEntry(requestId, entry.Id));
        }

        if (added > 0) timeline.Write(new EntriesAdded(bank.Id, added));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes away what only this request brought and nobody confirmed. A confirmed entry stays; that the young person brought it is forgotten.</summary>
    public async Task EndAsync(Guid requestId, CancellationToken cancellation)
    {
        var brought = await db.Set<OwnEntry>().Where(one => one.RequestId == requestId).ToListAsync(cancellation);
        db.RemoveRange(brought);
        await db.SaveChangesAsync(cancellation);
        await LetGoAsync([.. brought.Select(one => one.EntryId)], cancellation);
    }

    /// <summary>Takes entries back behind which no request stands any more and which no assessment confirms: they were a young person's own.</summary>
    public async Task LetGoAsync(IReadOnlyCollection<Guid> entryIds, CancellationToken cancellation)
    {
        if (entryIds.Count == 0) return;
        var bank = await LockedAsync(cancellation);
        var still = (await db.Set<OwnEntry>().Where(one => entryIds.Contains(one.EntryId)).Select(one => one.EntryId).ToListAsync(cancellation)).ToHashSet();
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var entry in await db.Set<BankEntry>().Where(one => entryIds.Contains(one.Id) && one.State != EntryState.TakenBack).ToListAsync(cancellation))
        {
            if (still.Contains(entry.Id)) continue;
            if (entry.Confirmations > 0)
            {
                // It stays, and those who follow the list learn that it has another provenance now.
                entry.Changed(bank.NextChange());
                continue;
            }

            entry.TakeBack(now, bank.NextChange());
            db.RemoveRange(await db.Set<OwnMeeting>().Where(one => one.EntryId == entry.Id).ToListAsync(cancellation));
            timeline.Write(new EntryWithdrawn(bank.Id, entry.Id));
        }

        await db.SaveChangesAsync(cancellation);
    }

    private BankEntry Fresh(Bank bank, RecordSecret secret, OwnHash hash)
    {
        var (now, change) = (clock.GetUtcNow(), bank.NextChange());
        var id = Guid.CreateVersion7(now);
        var entry = new BankEntry(id, bank.Id, hash.Kind, TypedHash.Lookup(keys, hash.Kind, hash.Bytes), secret.Seal(BankEntry.SealedAs(id), hash.Bytes), UkCategory.None,
            hash.Quality, hash.IsFoundByDistance ? change : null, addedBy: null, now.UtcDateTime);
        entry.Changed(change);
        return entry;
    }

    private async Task<Dictionary<string, BankEntry>> StandingAsync(Bank bank, IReadOnlyList<OwnHash> hashes, CancellationToken cancellation)
    {
        var forms = hashes.SelectMany(hash => hash.Lookups(keys)).ToList();
        return (await db.Set<BankEntry>().Where(one => one.BankId == bank.Id && forms.Contains(one.Lookup)).ToListAsync(cancellation)).ToDictionary(one => Convert.ToHexString(one.Lookup), StringComparer.Ordinal);
    }

    // Race: numbers are given under the lock of the bank's row only, so that they are in the order of the commits; what was read before it may be old.
    private async Task<Bank> LockedAsync(CancellationToken cancellation)
    {
        var bank = await FindOrAddAsync(cancellation);
        await db.LockAsync("banks", bank.Id, cancellation);
        await db.Entry(bank).ReloadAsync(cancellation);
        return bank;
    }

    private async Task<Bank> FindOrAddAsync(CancellationToken cancellation)
    {
        if (await db.Set<Bank>().SingleOrDefaultAsync(bank => bank.Purpose == BankPurpose.SelfReported, cancellation) is { } standing) return standing;
        var now = clock.GetUtcNow();
        var made = new Bank(Guid.CreateVersion7(now), await AddBank.NextNumberAsync(db, cancellation), "Self-reported, unverified", BankPurpose.SelfReported, "Young people, of themselves", now.UtcDateTime);
        vault.NewRecord(made.Id);
        db.Add(made);
        timeline.Write(new BankAdded(made.Id, made.Purpose));
        await db.SaveChangesAsync(cancellation);
        return made;
    }
}
