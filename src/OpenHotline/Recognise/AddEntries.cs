using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Recognise;

/// <summary>Adds hashes to a bank, one a line: the hash, and after a comma its category (A, B or C) where one is known.</summary>
/// <remarks>
/// Reads the text as a stream and commits batch by batch, so that a file of any permitted size needs little memory.
/// Safe to repeat: a hash that stands in the bank already is counted as known. A line that is refused is named with its number; the others go in.
/// </remarks>
public sealed class AddEntries(HotlineDb db, UnitOfWork unit, Vault vault, Keyring keys, Ground.Timeline.Timeline timeline, Actor actor, TimeProvider clock)
{
    public const int MaxLines = 1_000_000;
    public const int MaxLineCharacters = 200;
    private const int BatchSize = 500;
    private const int MostRefusals = 100;

    public abstract record Outcome
    {
        /// <param name="Refused">The first hundred lines that were not taken; <paramref name="RefusedCount"/> counts them all.</param>
        public sealed record Done(int Added, int Known, int RefusedCount, IReadOnlyList<RefusedLine> Refused, bool WasCut) : Outcome;

        public sealed record NoSuchBank : Outcome;
    }

    /// <param name="Number">Counted from 1.</param>
    /// <param name="Sentence">What is wrong; it repeats nothing of the line.</param>
    public sealed record RefusedLine(int Number, string Sentence);

    private sealed record ReadLine(TypedHash Hash, UkCategory Grade);

    public async Task<Outcome> RunAsync(Guid bankId, TextReader lines, CancellationToken cancellation)
    {
        if (!await db.Set<Bank>().AnyAsync(bank => bank.Id == bankId && bank.Purpose != BankPurpose.SelfReported, cancellation)) return new Outcome.NoSuchBank();
        var (added, known, refusedCount, number) = (0, 0, 0, 0);
        var refused = new List<RefusedLine>();
        var batch = new List<ReadLine>(BatchSize);
        while (number < MaxLines && await BoundedLine.ReadAsync(lines, MaxLineCharacters, cancellation) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line.Text) || IsHeading(number, line.Text)) continue;
            if (line.IsTooLong || Read(line.Text) is not { } read)
            {
                refusedCount++;
                if (refused.Count < MostRefusals) refused.Add(new RefusedLine(number, WhyNot(line)));
                continue;
            }

            batch.Add(read);
            if (batch.Count < BatchSize) continue;
            (added, known) = Plus((added, known), await KeepAsync(bankId, batch, cancellation));
            batch.Clear();
        }

        if (batch.Count > 0) (added, known) = Plus((added, known), await KeepAsync(bankId, batch, cancellation));
        var wasCut = number == MaxLines && await BoundedLine.ReadAsync(lines, MaxLineCharacters, cancellation) is not null;
        return new Outcome.Done(added, known, refusedCount, refused, wasCut);
    }

    private Task<(int Added, int Known)> KeepAsync(Guid bankId, List<ReadLine> batch, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        // Race: two imports into one bank wait for each other here, so that both see what stands.
        await db.LockAsync("banks", bankId, inner);
        var secret = await vault.OpenRecordAsync(bankId, inner) ?? throw new InvalidOperationException("The bank's key was destroyed.");
        var forms = batch.SelectMany(line => line.Hash.Lookups(keys)).ToList();
        var there = (await db.Set<BankEntry>().AsNoTracking().Where(entry => entry.BankId == bankId && forms.Contains(entry.Lookup)).Select(entry => entry.Lookup).ToListAsync(inner))
            .Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        var added = 0;
        foreach (var (hash, grade) in batch)
        {
            if (hash.Lookups(keys).Any(form => there.Contains(Convert.ToHexString(form)))) continue;
            var (id, lookup) = (Guid.CreateVersion7(now), hash.Lookup(keys));
            there.Add(Convert.ToHexString(lookup));
            db.Add(new BankEntry(id, bankId, hash.Kind, lookup, secret.Seal(BankEntry.SealedAs(id), hash.Bytes), grade, actor.AccountId, now.UtcDateTime));
            added++;
        }

        if (added > 0) timeline.Write(new EntriesAdded(bankId, added));
        await db.SaveChangesAsync(inner);
        db.ChangeTracker.Clear();
        return (added, batch.Count - added);
    }, cancellation);

    private static ReadLine? Read(string line)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        var hash = TypedHash.Of(comma < 0 ? line : line.AsSpan(0, comma));
        return hash is TypedHash.Reading.Read read && GradeOf(comma < 0 ? "" : line[(comma + 1)..].Trim()) is { } grade ? new ReadLine(read.Hash, grade) : null;
    }

    private static string WhyNot(BoundedLine line)
    {
        if (line.IsTooLong) return $"It is longer than {MaxLineCharacters} characters.";
        var comma = line.Text.IndexOf(',', StringComparison.Ordinal);
        return TypedHash.Of(comma < 0 ? line.Text : line.Text.AsSpan(0, comma)) is TypedHash.Reading.Refused refused ? refused.Sentence : "The category after the comma is A, B, C or nothing.";
    }

    // A spreadsheet's first line names its columns.
    private static bool IsHeading(int number, string line) => number == 1 && line.Split(',')[0].Trim().Trim('"').ToLowerInvariant() is "hash" or "md5" or "sha1" or "sha-1" or "sha256" or "sha-256";

    private static UkCategory? GradeOf(string text) => text.ToUpperInvariant() switch
    {
        "" => UkCategory.None,
        "A" => UkCategory.A,
        "B" => UkCategory.B,
        "C" => UkCategory.C,
        _ => null,
    };

    private static (int, int) Plus((int Added, int Known) sum, (int Added, int Known) more) => (sum.Added + more.Added, sum.Known + more.Known);
}
