using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Recognise;

/// <summary>Sets up an empty bank.</summary>
public sealed class AddBank(HotlineDb db, UnitOfWork unit, Vault vault, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    public const int MaxNameCharacters = 100;

    /// <summary>The index of PDQ hashes numbers banks by one byte, and one number is kept for the bank of young people.</summary>
    public const int MostBanks = 255;

    public abstract record Outcome
    {
        public sealed record Added(Guid BankId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoName = 1,
        NameTooLong = 2,
        NameTaken = 3,
        NoContributor = 4,
        NoSuchPurpose = 5,

        /// <summary>There are <see cref="MostBanks"/> already.</summary>
        TooMany = 6,
    }

    public Task<Outcome> RunAsync(string? name, BankPurpose purpose, string? contributor, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var (tidy, giver) = (name?.Trim() ?? "", contributor?.Trim() ?? "");
        if (tidy.Length == 0) return Refused(Refusal.NoName);
        if (tidy.Length > MaxNameCharacters || giver.Length > MaxNameCharacters) return Refused(Refusal.NameTooLong);
        if (giver.Length == 0) return Refused(Refusal.NoContributor);
        // The bank of young people is the house's own: nobody sets up another.
        if (!Enum.IsDefined(purpose) || purpose == BankPurpose.SelfReported) return Refused(Refusal.NoSuchPurpose);
        if (await db.Set<Bank>().AnyAsync(bank => bank.Name == tidy, inner)) return Refused(Refusal.NameTaken);

        if (await db.Set<Bank>().CountAsync(bank => bank.Purpose != BankPurpose.SelfReported, inner) >= MostBanks) return Refused(Refusal.TooMany);
        var number = await NextNumberAsync(db, inner);
        var now = clock.GetUtcNow();
        var added = new Bank(Guid.CreateVersion7(now), number, tidy, purpose, giver, now.UtcDateTime);
        vault.NewRecord(added.Id);
        db.Add(added);
        timeline.Write(new BankAdded(added.Id, purpose));
        return (Outcome)new Outcome.Added(added.Id);
    }, cancellation);

    internal static async Task<byte> NextNumberAsync(HotlineDb db, CancellationToken cancellation) =>
        checked((byte)((await db.Set<Bank>().MaxAsync(bank => (int?)bank.Number, cancellation) ?? -1) + 1));

    private static Outcome Refused(Refusal why) => new Outcome.Refused(why);
}
