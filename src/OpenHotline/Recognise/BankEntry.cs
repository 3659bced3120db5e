using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Recognise;

/// <summary>What an entry is worth.</summary>
public enum EntryState
{
    /// <summary>It matches.</summary>
    Active = 1,

    /// <summary>Somebody says that it is wrong: it matches, and every hit says so.</summary>
    Challenged = 2,

    /// <summary>It matches no more, and stays to be read.</summary>
    Withdrawn = 3,

    /// <summary>The young person who gave it took it back: it matches no more, is shown nowhere, and is deleted within days.</summary>
    TakenBack = 4,
}

/// <summary>One hash in a bank. Never deleted, except what a young person took back: a withdrawn one still says what was once believed.</summary>
public sealed class BankEntry
{
    private BankEntry() { }

    /// <param name="number">The bank's next change where it is found by distance; null where only when equal.</param>
    internal BankEntry(Guid id, Guid bankId, SignalKind signal, byte[] lookup, byte[] sealedHash, UkCategory grade, int? quality, long? number, Guid? addedBy, DateTime addedAt)
    {
        (Id, BankId, Signal, Lookup, SealedHash, Grade, Quality) = (id, bankId, signal, lookup, sealedHash, grade, quality);
        (Number, ChangedAs, AddedBy, AddedAt, State) = (number, number, addedBy, addedAt, EntryState.Active);
    }

    public Guid Id { get; private set; }

    public Guid BankId { get; private set; }

    public SignalKind Signal { get; private set; }

    /// <summary>Keyed look-up of the hash (<c>Keyring.Lookup</c>); unique within a bank.</summary>
    public byte[] Lookup { get; private set; } = [];

    /// <summary>The hash, sealed under the bank's record key as <see cref="SealedAs"/>.</summary>
    public byte[] SealedHash { get; private set; } = [];

    /// <summary>The category that the contributor gave; none where it gave none.</summary>
    public UkCategory Grade { get; private set; }

    /// <summary>How much there was to see in the picture of a PDQ, 0 to 100; null for other hashes, and where nobody said.</summary>
    public int? Quality { get; private set; }

    /// <summary>What the index of PDQ hashes calls it, unique within its bank; null where it is found only when equal.</summary>
    public long? Number { get; private set; }

    /// <summary>The bank's change that touched it last: the index, and the members' list of young people's hashes, read on from there. Null where its changes are not numbered.</summary>
    public long? ChangedAs { get; private set; }

    public EntryState State { get; private set; }

    /// <summary>How many people saw for themselves that it is right.</summary>
    public int Confirmations { get; private set; }

    /// <summary>Who added it; null for the house.</summary>
    public Guid? AddedBy { get; private set; }

    public DateTime AddedAt { get; private set; }

    /// <summary>Who says that it is wrong; null unless challenged.</summary>
    public Guid? ChallengedBy { get; private set; }

    /// <summary>Why it was challenged or withdrawn, sealed as <c>entry.reason</c>; null where neither happened.</summary>
    public byte[]? SealedReason { get; private set; }

    /// <summary>Null unless withdrawn or taken back.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    internal static string SealedAs(Guid entryId) => $"entry.hash.{entryId:N}";

    internal static string ReasonAs(Guid entryId) => $"entry.reason.{entryId:N}";

    internal void Confirm() => Confirmations++;

    internal void Unconfirm() => Confirmations--;

    internal void Challenge(Guid? by, byte[] sealedReason) => (State, ChallengedBy, SealedReason) = (EntryState.Challenged, by, sealedReason);

    internal void Keep() => (State, ChallengedBy) = (EntryState.Active, null);

    internal void Withdraw(byte[] sealedReason, DateTime at) => (State, SealedReason, WithdrawnAt) = (EntryState.Withdrawn, sealedReason, at);

    internal void TakeBack(DateTime at, long change) => (State, ChallengedBy, SealedReason, WithdrawnAt, ChangedAs) = (EntryState.TakenBack, null, null, at, change);

    internal void Revive(long change) => (State, WithdrawnAt, ChangedAs) = (EntryState.Active, null, change);

    internal void FindByDistance(int quality, long number) => (Quality, Number, ChangedAs) = (quality, number, number);

    internal void Changed(long change) => ChangedAs = change;
}

internal sealed class BankEntryTable : IEntityTypeConfiguration<BankEntry>
{
    public void Configure(EntityTypeBuilder<BankEntry> builder)
    {
        builder.ToTable("BankEntries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasIndex(entry => new { entry.Lookup, entry.BankId }).IsUnique();
        builder.HasIndex(entry => new { entry.BankId, entry.Id });
        builder.HasIndex(entry => new { entry.BankId, entry.Number });
        builder.HasIndex(entry => new { entry.BankId, entry.ChangedAs });
        builder.HasOne<Bank>().WithMany().HasForeignKey(entry => entry.BankId);
    }
}

/// <summary>One person's confirmation of one entry.</summary>
public sealed class EntryConfirmation
{
    private EntryConfirmation() { }

    internal EntryConfirmation(Guid entryId, Guid accountId, DateTime at) => (EntryId, AccountId, At) = (entryId, accountId, at);

    public Guid EntryId { get; private set; }

    public Guid AccountId { get; private set; }

    public DateTime At { get; private set; }
}

internal sealed class EntryConfirmationTable : IEntityTypeConfiguration<EntryConfirmation>
{
    public void Configure(EntityTypeBuilder<EntryConfirmation> builder)
    {
        builder.ToTable("EntryConfirmations");
        builder.HasKey(confirmation => new { confirmation.EntryId, confirmation.AccountId });
        builder.HasOne<BankEntry>().WithMany().HasForeignKey(confirmation => confirmation.EntryId);
    }
}
