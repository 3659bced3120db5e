using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Publish.Counting;

/// <summary>How fine a roll-up is.</summary>
public enum Grain
{
    Day = 1,

    /// <summary>A calendar month, so that a question over years reads months and only the days at its edges.</summary>
    Month = 2,
}

/// <summary>How much of one thing was counted on one day of the hotline, or in one month. The rows grow with the days, not with the facts.</summary>
public sealed class RollUp
{
    private RollUp() { }

    public Grain Grain { get; private set; }

    public Metric Metric { get; private set; }

    public Dimension Dimension { get; private set; }

    /// <summary>The day, or the first day of the month.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>A word of <see cref="Words"/>, a country, <c>onion</c>, <c>untraced</c>; empty where not broken down.</summary>
    public string Code { get; private set; } = "";

    public long Count { get; private set; }
}

/// <summary>How many webpages were acted on on a day that had been acted on before, by the last day before.</summary>
/// <remarks>From these and the roll-ups follows how many different webpages any days hold, without looking at a page.</remarks>
public sealed class Return
{
    private Return() { }

    public DateOnly Day { get; private set; }

    public DateOnly LastDayBefore { get; private set; }

    public long Count { get; private set; }
}

internal sealed class RollUpTable : IEntityTypeConfiguration<RollUp>
{
    public void Configure(EntityTypeBuilder<RollUp> builder)
    {
        builder.ToTable("RollUps");
        // In the order of questions: one breakdown, its days side by side.
        builder.HasKey(count => new { count.Grain, count.Metric, count.Dimension, count.Day, count.Code });
        builder.Property(count => count.Code).HasMaxLength(24);
    }
}

internal sealed class ReturnTable : IEntityTypeConfiguration<Return>
{
    public void Configure(EntityTypeBuilder<Return> builder)
    {
        builder.ToTable("Returns");
        builder.HasKey(count => new { count.Day, count.LastDayBefore });
    }
}
