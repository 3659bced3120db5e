using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>The one bank of hashes that young people gave of their own pictures. Nobody has seen the pictures; nobody adds to it by hand.</summary>
internal sealed class OwnBank(HotlineDb db, Vault vault, Keyring keys, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    /// <summary>Adds what a request brought. A hash that stands already gets one more request behind it.</summary>
    public async Task AddAsync(Guid requestId, IReadOnlyList<OwnFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0) return;
        var bank = await FindOrAddAsync(cancellation);
        await db.LockAsync("banks", bank.Id, cancellation);
        var secret = await vault.OpenRecordAsync(bank.Id, cancellation) ?? throw new InvalidOperationException("The bank's key was destroyed.");
        var now = clock.GetUtcNow();
        var (added, brought) = (0, new HashSet<Guid>());
        foreach (var (kind, bytes) in files.SelectMany(HashesOf))
        {
            var forms = TypedHash.Lookups(keys, kind, bytes);
            var entry = db.Set<BankEntry>().Local.FirstOrDefault(one => one.BankId == bank.Id && forms.Any(form => form.AsSpan().SequenceEqual(one.Lookup)))
                ?? await db.Set<BankEntry>().FirstOrDefaultAsync(one => one.BankId == bank.Id && forms.Contains(one.Lookup), cancellation);
            if (entry is null)
            {
                var id = Guid.CreateVersion7(now);
                entry = db.Add(new BankEntry(id, bank.Id, kind, TypedHash.Lookup(keys, kind, bytes), secret.Seal(BankEntry.SealedAs(id), bytes), UkCategory.None, quality: null, number: null, addedBy: null, now.UtcDateTime)).Entity;
                added++;
            }

            if (brought.Add(entry.Id) && await db.Set<OwnEntry>().FindAsync([requestId, entry.Id], cancellation) is null) db.Add(new OwnEntry(requestId, entry.Id));
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
        foreach (var one in brought) await EndIfNobodysAsync(one.EntryId, cancellation);
    }

    /// <summary>Deletes an entry that no request stands behind and no assessment confirms: it was the young person's own.</summary>
    public async Task EndIfNobodysAsync(Guid entryId, CancellationToken cancellation)
    {
        var entry = await db.Set<BankEntry>().SingleOrDefaultAsync(one => one.Id == entryId, cancellation);
        if (entry is null or { Confirmations: > 0 } || await db.Set<OwnEntry>().AnyAsync(one => one.EntryId == entryId, cancellation)) return;
        db.RemoveRange(await db.Set<OwnMeeting>().Where(one => one.EntryId == entryId).ToListAsync(cancellation));
        db.Remove(entry);
        timeline.Write(new EntryWithdrawn(entry.BankId, entry.Id));
        await db.SaveChangesAsync(cancellation);
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

    private static IEnumerable<(SignalKind Kind, byte[] Hash)> HashesOf(OwnFile file) =>
        [(SignalKind.Sha256, BytesOf(file.Sha256)), (SignalKind.Md5, BytesOf(file.Md5))];

    private static byte[] BytesOf<TSignal>(TSignal signal) where TSignal : struct, ISignal<TSignal>
    {
        var bytes = new byte[TSignal.LengthBytes];
        signal.CopyTo(bytes);
        return bytes;
    }
}
