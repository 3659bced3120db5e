using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Recognise;

/// <summary>A collection of hashes with one contributor and one meaning.</summary>
/// <remarks>The hashes themselves are sealed under the bank's record key and found by keyed look-ups.</remarks>
public sealed class Bank
{
    private Bank() { }

    internal Bank(Guid id, string name, BankPurpose purpose, string contributor, DateTime addedAt) =>
        (Id, Name, Purpose, Contributor, AddedAt) = (id, name, purpose, contributor, addedAt);

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public BankPurpose Purpose { get; private set; }

    /// <summary>The organisation that gave the hashes and answers for them.</summary>
    public string Contributor { get; private set; } = "";

    public DateTime AddedAt { get; private set; }
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
    }
}
