using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Recognise;

/// <summary>Looks a pasted hash up in every bank. A hit is a suggestion with its source, never an action.</summary>
public sealed class LookUpHash(HotlineDb db, UnitOfWork unit, Keyring keys, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    public abstract record Outcome
    {
        /// <param name="IsWeak">MD5 or SHA-1: another file with the same hash can be made on purpose.</param>
        public sealed record LookedUp(string Signal, bool IsWeak, IReadOnlyList<Hit> Hits) : Outcome;

        public sealed record NotAHash(string Sentence) : Outcome;
    }

    /// <param name="Grade">As the contributor gave it.</param>
    public sealed record Hit(Guid BankId, string Bank, BankPurpose Purpose, string Contributor, Guid EntryId, EntryState State, UkCategory Grade, int Confirmations, DateTime AddedAt);

    /// <param name="forCase">The webpage and episode for which it is looked up; null outside of a case. Hits that still match are then told on its timeline.</param>
    public async Task<Outcome> RunAsync(string? typed, (Guid WebpageId, Guid EpisodeId)? forCase, CancellationToken cancellation)
    {
        if (TypedHash.Of(typed) is not TypedHash.Reading.Read { Hash: var hash }) return new Outcome.NotAHash(((TypedHash.Reading.Refused)TypedHash.Of(typed)).Sentence);
        var forms = hash.Lookups(keys);
        var hits = await db.Set<BankEntry>().AsNoTracking().Where(entry => forms.Contains(entry.Lookup))
            .Join(db.Set<Bank>(), entry => entry.BankId, bank => bank.Id, (entry, bank) => new { entry, bank }).OrderBy(pair => pair.bank.Purpose).ThenBy(pair => pair.bank.Name)
            .Select(pair => new Hit(pair.bank.Id, pair.bank.Name, pair.bank.Purpose, pair.bank.Contributor, pair.entry.Id, pair.entry.State, pair.entry.Grade, pair.entry.Confirmations, pair.entry.AddedAt))
            .ToListAsync(cancellation);
        if (forCase is { } place && hits.Exists(hit => hit.State != EntryState.Withdrawn))
        {
            await unit.RunAsync(_ =>
            {
                foreach (var hit in hits.Where(hit => hit.State != EntryState.Withdrawn))
                {
                    timeline.Write(new HashMatched(place.WebpageId, place.EpisodeId, Guid.CreateVersion7(clock.GetUtcNow()), hit.BankId, hit.EntryId, hash.SignalName, Distance: 0));
                }

                return Task.CompletedTask;
            }, cancellation);
        }

        return new Outcome.LookedUp(hash.SignalName, hash.IsWeak, hits);
    }
}
