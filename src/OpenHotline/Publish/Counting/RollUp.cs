using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Publish;

/// <summary>How much of one thing was counted on one day of the hotline. Ten years are some thousands of rows.</summary>
public sealed class DailyCount
{
    private DailyCount() { }

    public DateOnly Day { get; private set; }

    public Metric Metric { get; private set; }

    public Dimension Dimension { get; private set; }

    /// <summary>The number of an enum's value, a country, <c>onion</c>, <c>?</c>; empty where not broken down.</summary>
    public string Code { get; private set; } = "";

    public long Count { get; private set; }
}

internal sealed class DailyCountTable : IEntityTypeConfiguration<DailyCount>
{
    public void Configure(EntityTypeBuilder<DailyCount> builder)
    {
        builder.ToTable("DailyCounts");
        builder.HasKey(count => new { count.Day, count.Metric, count.Dimension, count.Code });
        builder.Property(count => count.Code).HasMaxLength(8);
    }
}
