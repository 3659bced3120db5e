using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Recognise;

/// <summary>What a person can say about an entry.</summary>
public enum EntrySaying
{
    /// <summary>"I have seen it, it is right."</summary>
    Confirm = 1,

    /// <summary>"It is wrong."</summary>
    Challenge = 2,

    /// <summary>"The challenge is wrong": by somebody other than who challenged.</summary>
    Keep = 3,

    /// <summary>"It shall match no more."</summary>
    Withdraw = 4,
}

/// <summary>Takes in what a person says about an entry: confirmed, challenged, kept or withdrawn.</summary>
public sealed class JudgeEntry(HotlineDb db, UnitOfWork unit, Vault vault, Ground.Timeline.Timeline timeline, Actor actor, TimeProvider clock)
{
    public const int MaxReasonCharacters = 1000;

    public abstract record Outcome
    {
        public sealed record Noted(EntryState State, int Confirmations) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchEntry = 1,

        /// <summary>A challenge and a withdrawal say why.</summary>
        NoReason = 2,

        ReasonTooLong = 3,

        /// <summary>It was withdrawn; nothing more is said about it.</summary>
        Withdrawn = 4,

        /// <summary>One person confirms once.</summary>
        ConfirmedBefore = 5,

        /// <summary>Who added it cannot confirm it, and who challenged it cannot decide the challenge.</summary>
        SomebodyElseMust = 6,

        /// <summary>It is not challenged, or it is already.</summary>
        NotNow = 7,

        /// <summary>A young person gave it: it is confirmed by an assessment that meets it, and by nothing else.</summary>
        OnlyByAssessment = 8,
    }

    public Task<Outcome> RunAsync(Guid entryId, EntrySaying saying, string? reason, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        // Race: the bank before its entry, as whoever changes many entries of a bank takes them.
        if (saying == EntrySaying.Withdraw) await LockBankOfAsync(entryId, inner);
        await db.LockAsync("bank_entries", entryId, inner);
        if (await db.Set<BankEntry>().SingleOrDefaultAsync(row => row.Id == entryId && row.State != EntryState.TakenBack, inner) is not { } entry) return Refused(Refusal.NoSuchEntry);
        if (entry.State == EntryState.Withdrawn) return Refused(Refusal.Withdrawn);
        var why = reason?.Trim() ?? "";
        if (saying is EntrySaying.Challenge or EntrySaying.Withdraw && why.Length == 0) return Refused(Refusal.NoReason);
        if (why.Length > MaxReasonCharacters) return Refused(Refusal.ReasonTooLong);
        if (await WhyNotAsync(entry, saying, inner) is { } refusal) return Refused(refusal);

        timeline.Write(await DoAsync(entry, saying, why, inner));
        return new Outcome.Noted(entry.State, entry.Confirmations);
    }, cancellation);

    private async Task<Refusal?> WhyNotAsync(BankEntry entry, EntrySaying saying, CancellationToken cancellation) => saying switch
    {
        EntrySaying.Confirm when actor.AccountId is null || actor.AccountId == entry.AddedBy => Refusal.SomebodyElseMust,
        // Nobody has seen the picture behind it: only an assessed page on which it is met confirms it.
        EntrySaying.Confirm when await db.Set<Bank>().AnyAsync(bank => bank.Id == entry.BankId && bank.Purpose == BankPurpose.SelfReported, cancellation) => Refusal.OnlyByAssessment,
        EntrySaying.Confirm when await db.Set<EntryConfirmation>().AnyAsync(one => one.EntryId == entry.Id && one.AccountId == actor.AccountId, cancellation) => Refusal.ConfirmedBefore,
        EntrySaying.Challenge when entry.State == EntryState.Challenged => Refusal.NotNow,
        EntrySaying.Keep when entry.State != EntryState.Challenged => Refusal.NotNow,
        EntrySaying.Keep when actor.AccountId == entry.ChallengedBy => Refusal.SomebodyElseMust,
        _ => null,
    };

    private async Task<Fact> DoAsync(BankEntry entry, EntrySaying saying, string why, CancellationToken cancellation)
    {
        switch (saying)
        {
            case EntrySaying.Confirm:
                db.Add(new EntryConfirmation(entry.Id, actor.AccountId!.Value, clock.GetUtcNow().UtcDateTime));
                entry.Confirm();
                return new EntryConfirmed(entry.BankId, entry.Id);
            case EntrySaying.Challenge:
                entry.Challenge(actor.AccountId, await SealAsync(entry, why, cancellation));
                return new EntryChallenged(entry.BankId, entry.Id);
            case EntrySaying.Keep:
                entry.Keep();
                return new EntryKept(entry.BankId, entry.Id);
            default:
                entry.Withdraw(await SealAsync(entry, why, cancellation), clock.GetUtcNow().UtcDateTime);
                if (entry.ChangedAs is not null) entry.Changed((await db.Set<Bank>().SingleAsync(bank => bank.Id == entry.BankId, cancellation)).NextChange());
                return new EntryWithdrawn(entry.BankId, entry.Id);
        }
    }

    private async Task LockBankOfAsync(Guid entryId, CancellationToken cancellation)
    {
        foreach (var bankId in await db.Set<BankEntry>().Where(entry => entry.Id == entryId).Select(entry => entry.BankId).ToListAsync(cancellation)) await db.LockAsync("banks", bankId, cancellation);
    }

    private async Task<byte[]> SealAsync(BankEntry entry, string why, CancellationToken cancellation) =>
        (await vault.OpenRecordAsync(entry.BankId, cancellation) ?? throw new InvalidOperationException("The bank's key was destroyed.")).Seal(BankEntry.ReasonAs(entry.Id), why);

    private static Outcome Refused(Refusal why) => new Outcome.Refused(why);
}
