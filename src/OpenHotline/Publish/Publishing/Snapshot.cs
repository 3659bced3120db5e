using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Publish;

/// <summary>The figures of a closed period as they were published. Never changed: a later correction shows in the next period's comparison, not here.</summary>
public sealed class PublishedFigures
{
    private PublishedFigures() { }

    internal PublishedFigures(Guid id, string period, DateOnly firstOn, DateTime closedAt, byte[] json, int signingKey, byte[] signature) =>
        (Id, Period, FirstOn, ClosedAt, Json, SigningKey, Signature) = (id, period, firstOn, closedAt, json, signingKey, signature);

    public Guid Id { get; private set; }

    /// <summary><see cref="Publish.Period.Code"/>; unique.</summary>
    public string Period { get; private set; } = "";

    public DateOnly FirstOn { get; private set; }

    public DateTime ClosedAt { get; private set; }

    /// <summary>The published bytes: <see cref="Figures"/> as JSON, small numbers withheld.</summary>
    public byte[] Json { get; private set; } = [];

    public int SigningKey { get; private set; }

    /// <summary>Ed25519 over <see cref="Json"/>.</summary>
    public byte[] Signature { get; private set; } = [];
}

internal sealed class PublishedFiguresTable : IEntityTypeConfiguration<PublishedFigures>
{
    public void Configure(EntityTypeBuilder<PublishedFigures> builder)
    {
        builder.ToTable("PublishedFigures");
        builder.Property(figures => figures.Id).ValueGeneratedNever();
        builder.Property(figures => figures.Period).HasMaxLength(7);
        builder.HasIndex(figures => figures.Period).IsUnique();
    }
}
