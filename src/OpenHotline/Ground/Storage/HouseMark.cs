using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Storage;

/// <summary>One thing that a database says of the house it belongs to: its nature, or the fingerprint of a key.</summary>
public sealed class HouseMark
{
    public const int MaxCharacters = 64;

    private HouseMark() { }

    /// <summary>E.g. <c>nature</c> or <c>wrapping.1</c>.</summary>
    public string Name { get; private set; } = "";

    public string Value { get; private set; } = "";
}

internal sealed class HouseMarkTable : IEntityTypeConfiguration<HouseMark>
{
    public void Configure(EntityTypeBuilder<HouseMark> builder)
    {
        builder.ToTable("HouseMarks");
        builder.HasKey(mark => mark.Name);
        builder.Property(mark => mark.Name).HasMaxLength(HouseMark.MaxCharacters);
        builder.Property(mark => mark.Value).HasMaxLength(HouseMark.MaxCharacters);
    }
}
