using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Matching.Pdq;
using OpenHotline.Recognise.Near;

namespace OpenHotline.Recognise;

/// <summary>Looks a pasted hash up in every bank: equal ones, and a PDQ by distance too. A hit is a suggestion with its source, never an action.</summary>
public sealed class LookUpHash(HotlineDb db, UnitOfWork unit, Keyring keys, FindNear near, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    public abstract record Outcome
    {
        /// <param name="Signal">What the text may be: one kind, or "SHA-256 or PDQ".</param>
        /// <param name="IsWeak">MD5 or SHA-1: another file with the same hash can be made on purpose.</param>
        /// <param name="IsComplete">False while the index of PDQ hashes is still being read in: hits near to this one may be missing.</param>
        /// <param name="Hits">Those that say "not this" first, then the nearest; what nobody has verified last.</param>
        public sealed record LookedUp(string Signal, bool IsWeak, bool IsComplete, IReadOnlyList<Hit> Hits) : Outcome;

        public sealed record NotAHash(string Sentence) : Outcome;
    }

    /// <param name="Distance">In how many bits it differs; 0 for hashes that are found only when equal.</param>
    /// <param name="Grade">As the contributor gave it.</param>
    /// <param name="Quality">Of a PDQ; null for others, and where nobody said.</param>
    public sealed record Hit(
        Guid BankId, string Bank, BankPurpose Purpose, string Contributor, Guid EntryId, string Signal, int Distance, EntryState State, UkCategory Grade, int? Quality, int Confirmations, DateTime AddedAt);

    /// <param name="forCase">The webpage and episode for which it is looked up; null outside of a case. Hits that still match are then told on its timeline.</param>
    public async Task<Outcome> RunAsync(string? typed, (Guid WebpageId, Guid EpisodeId)? forCase, CancellationToken cancellation)
    {
        var hashes = TypedHash.AllOf(typed);
        if (hashes.Count == 0) return new Outcome.NotAHash(((TypedHash.Reading.Refused)TypedHash.Of(typed)).Sentence);
        var pdq = hashes.FirstOrDefault(hash => hash.Kind == SignalKind.Pdq);
        var found = pdq is null ? null : await near.RunAsync(PdqHash.FromBytes(pdq.Bytes), cancellation);
        var hits = await HitsAsync(hashes, found?.Distances ?? new Dictionary<Guid, int>(), cancellation);
        if (forCase is { } place) await TellAsync(place, [.. hits.Where(hit => hit.State != EntryState.Withdrawn)], cancellation);
        return new Outcome.LookedUp(string.Join(" or ", hashes.Select(hash => hash.SignalName)), hashes.All(hash => hash.IsWeak), found?.IsComplete ?? true, hits);
    }

    private async Task<IReadOnlyList<Hit>> HitsAsync(IReadOnlyList<TypedHash> hashes, IReadOnlyDictionary<Guid, int> distances, CancellationToken cancellation)
    {
        var (forms, ids) = (hashes.SelectMany(hash => hash.Lookups(keys)).ToList(), distances.Keys.ToList());
        var rows = await db.Set<BankEntry>().AsNoTracking().Where(entry => (forms.Contains(entry.Lookup) || ids.Contains(entry.Id)) && entry.State != EntryState.TakenBack)
            .Join(db.Set<Bank>(), entry => entry.BankId, bank => bank.Id, (entry, bank) => new { entry, bank }).ToListAsync(cancellation);
        return [.. rows.Select(row => new Hit(row.bank.Id, row.bank.Name, row.bank.Purpose, row.bank.Contributor, row.entry.Id, TypedHash.NameOf(row.entry.Signal), distances.GetValueOrDefault(row.entry.Id),
                row.entry.State, row.entry.Grade, row.entry.Quality, row.entry.Confirmations, row.entry.AddedAt))
            .OrderByDescending(hit => hit.Purpose == BankPurpose.Negative).ThenBy(hit => hit.Purpose == BankPurpose.SelfReported).ThenBy(hit => hit.Distance).ThenBy(hit => hit.Purpose).ThenBy(hit => hit.Bank, StringComparer.Ordinal)];
    }

    private Task TellAsync((Guid WebpageId, Guid EpisodeId) place, IReadOnlyList<Hit> hits, CancellationToken cancellation) => unit.RunAsync(_ =>
    {
        foreach (var hit in hits)
        {
            timeline.Write(new HashMatched(place.WebpageId, place.EpisodeId, Guid.CreateVersion7(clock.GetUtcNow()), hit.BankId, hit.EntryId, hit.Signal, hit.Distance, hit.Purpose));
        }

        return Task.CompletedTask;
    }, cancellation);
}
