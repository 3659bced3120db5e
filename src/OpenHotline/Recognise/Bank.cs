using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Recognise;

/// <summary>A collection of hashes with one contributor and one meaning.</summary>
/// <remarks>The hashes themselves are sealed under the bank's record key and found by keyed look-ups.</remarks>
public sealed class Bank
{
    private Bank() { }

    internal Bank(Guid id, byte number, string name, BankPurpose purpose, string contributor, DateTime addedAt) =>
        (Id, Number, Name, Purpose, Contributor, AddedAt) = (id, number, name, purpose, contributor, addedAt);

    public Guid Id { get; private set; }

    /// <summary>What the index of PDQ hashes calls it.</summary>
    public byte Number { get; private set; }

    public string Name { get; private set; } = "";

    public BankPurpose Purpose { get; private set; }

    /// <summary>The organisation that gave the hashes and answers for them.</summary>
    public string Contributor { get; private set; } = "";

    public DateTime AddedAt { get; private set; }

    /// <summary>Up to how many bits away its PDQ hashes are found.</summary>
    public int Radius { get; private set; } = PdqHash.EverydayRadius;

    /// <summary>How many numbered changes there were: entries found by distance that were added or withdrawn; in the bank of young people, all entries.</summary>
    public long Changes { get; private set; }

    /// <summary>The last change of an entry that is gone for good. Who has not read so far cannot be told what to take away, and begins anew.</summary>
    public long Forgotten { get; private set; }

    internal void FindUpTo(int radius) => Radius = radius;

    internal void Forget(long change) => Forgotten = Math.Max(Forgotten, change);

    // Race: only under the lock of the bank's row, so that the numbers are in the order of the commits.
    internal long NextChange() => ++Changes;
}

internal sealed class BankTable : IEntityTypeConfiguration<Bank>
{
    public void Configure(EntityTypeBuilder<Bank> builder)
    {
        builder.ToTable("Banks");
        builder.Property(bank => bank.Id).ValueGeneratedNever();
        builder.Property(bank => bank.Name).HasMaxLength(AddBank.MaxNameCharacters);
        builder.Property(bank => bank.Contributor).HasMaxLength(AddBank.MaxNameCharacters);
        builder.HasIndex(bank => bank.Name).IsUnique();
        builder.HasIndex(bank => bank.Number).IsUnique();
    }
}
