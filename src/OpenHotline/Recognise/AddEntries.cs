using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.Imports;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Recognise;

/// <summary>What whoever adds hashes says about them all.</summary>
/// <param name="LongHash">What 64 digits are where neither a name before them nor a column says it.</param>
/// <param name="FindsLowQuality">PDQ hashes of a quality below 50 are found by distance too. Without it only when equal, since they lie near to pictures that have little in common.</param>
public sealed record EntryWish(LongHash LongHash = LongHash.Sha256, bool FindsLowQuality = false);

/// <summary>Adds hashes to a bank: plain lines of hash, category and quality, or a CSV whose first line names its columns, as the verb <c>hash</c> writes it.</summary>
/// <remarks>
/// Reads the text as a stream and commits batch by batch, so that a file of any permitted size needs little memory.
/// Safe to repeat: a hash that stands in the bank already is counted as known. A line that is refused is named with its number; the others go in.
/// </remarks>
public sealed class AddEntries(HotlineDb db, UnitOfWork unit, Vault vault, Keyring keys, Ground.Timeline.Timeline timeline, Actor actor, TimeProvider clock)
{
    public const int MaxLines = 1_000_000;
    private const int BatchSize = 500;
    private const int MostRefusals = 100;

    public abstract record Outcome
    {
        /// <param name="OnlyWhenEqual">How many of the added are PDQ hashes of low quality, which are not found by distance.</param>
        /// <param name="Refused">The first hundred lines that were not taken; <paramref name="RefusedCount"/> counts them all.</param>
        public sealed record Done(int Added, int OnlyWhenEqual, int Known, int RefusedCount, IReadOnlyList<RefusedLine> Refused, bool WasCut) : Outcome;

        public sealed record NoSuchBank : Outcome;
    }

    /// <param name="Number">Counted from 1.</param>
    /// <param name="Sentence">What is wrong; it repeats nothing of the line.</param>
    public sealed record RefusedLine(long Number, string Sentence);

    public async Task<Outcome> RunAsync(Guid bankId, TextReader lines, EntryWish wish, CancellationToken cancellation)
    {
        if (!await db.Set<Bank>().AnyAsync(bank => bank.Id == bankId && bank.Purpose != BankPurpose.SelfReported, cancellation)) return new Outcome.NoSuchBank();
        var done = new Outcome.Done(0, 0, 0, 0, [], WasCut: false);
        var refused = new List<RefusedLine>();
        var columns = new EntryColumns(wish.LongHash);
        var batch = new List<EntryCell>(BatchSize);
        await foreach (var line in new CsvLines(lines).ReadAsync(cancellation))
        {
            if (line.Number > MaxLines)
            {
                done = done with { WasCut = true };
                break;
            }

            if (line.Fault is null && (line.Fields.All(string.IsNullOrWhiteSpace) || (line.Number == 1 && columns.TakeHeading(line.Fields)))) continue;
            var read = line.Fault is { } fault ? EntryColumns.Wrong(Words(fault)) : columns.Read(line.Fields);
            if (read.Sentence is { } sentence)
            {
                done = done with { RefusedCount = done.RefusedCount + 1 };
                if (refused.Count < MostRefusals) refused.Add(new RefusedLine(line.Number, sentence));
                continue;
            }

            batch.AddRange(read.Hashes);
            if (batch.Count < BatchSize) continue;
            done = await KeepAsync(bankId, batch, wish, done, cancellation);
            batch.Clear();
        }

        if (batch.Count > 0) done = await KeepAsync(bankId, batch, wish, done, cancellation);
        return done with { Refused = refused };
    }

    private Task<Outcome.Done> KeepAsync(Guid bankId, List<EntryCell> batch, EntryWish wish, Outcome.Done done, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        // Race: two imports into one bank wait for each other here, so that both see what stands and count its changes in the order of their commits.
        await db.LockAsync("banks", bankId, inner);
        var bank = await db.Set<Bank>().SingleAsync(row => row.Id == bankId, inner);
        var secret = await vault.OpenRecordAsync(bankId, inner) ?? throw new InvalidOperationException("The bank's key was destroyed.");
        var forms = batch.SelectMany(cell => cell.Hash.Lookups(keys)).ToList();
        var there = (await db.Set<BankEntry>().AsNoTracking().Where(entry => entry.BankId == bankId && forms.Contains(entry.Lookup)).Select(entry => entry.Lookup).ToListAsync(inner))
            .Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        var (added, onlyWhenEqual) = (0, 0);
        foreach (var (hash, grade, quality) in batch)
        {
            if (hash.Lookups(keys).Any(form => there.Contains(Convert.ToHexString(form)))) continue;
            var (id, lookup) = (Guid.CreateVersion7(now), hash.Lookup(keys));
            there.Add(Convert.ToHexString(lookup));
            var isNear = hash.Kind == SignalKind.Pdq && (wish.FindsLowQuality || quality is null or >= PdqResult.LeastIndexedQuality);
            if (hash.Kind == SignalKind.Pdq && !isNear) onlyWhenEqual++;
            db.Add(new BankEntry(id, bankId, hash.Kind, lookup, secret.Seal(BankEntry.SealedAs(id), hash.Bytes), grade, quality, isNear ? bank.NextChange() : null, actor.AccountId, now.UtcDateTime));
            added++;
        }

        if (added > 0) timeline.Write(new EntriesAdded(bankId, added));
        await db.SaveChangesAsync(inner);
        db.ChangeTracker.Clear();
        return done with { Added = done.Added + added, OnlyWhenEqual = done.OnlyWhenEqual + onlyWhenEqual, Known = done.Known + batch.Count - added };
    }, cancellation);

    private static string Words(CsvFault fault) => fault == CsvFault.TooLong ? "It is too long." : "A quote in it does not end rightly.";
}
