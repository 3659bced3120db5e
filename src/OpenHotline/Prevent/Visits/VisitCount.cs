using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Prevent.Visits;

/// <summary>What visitors do that is counted.</summary>
public enum Counted
{
    /// <summary>Somebody came by a campaign link; the subject is its code.</summary>
    Arrival = 1,

    /// <summary>Somebody pressed the button at the end of a guidance page; the subject is language and page.</summary>
    ReadToEnd = 2,

    /// <summary>Somebody pressed a help service's number; the subject is its id.</summary>
    HelpContacted = 3,

    /// <summary>A young person asked to have their own pictures blocked; its day is always the first of a quarter.</summary>
    OwnRequest = 4,
}

/// <summary>How often something was done on one day. Nothing about anybody who did it.</summary>
public sealed class VisitCount
{
    public const int MaxSubjectCharacters = 80;

    private VisitCount() { }

    public Counted What { get; private set; }

    /// <summary>A code of ours: never anything from a visitor.</summary>
    public string Subject { get; private set; } = "";

    public DateOnly Day { get; private set; }

    /// <summary>Visitors' browsers, as far as they can be told from machines.</summary>
    public long People { get; private set; }

    /// <summary>Programs that say they are ones, previews and prefetches.</summary>
    public long Machines { get; private set; }
}

internal sealed class VisitCountTable : IEntityTypeConfiguration<VisitCount>
{
    public void Configure(EntityTypeBuilder<VisitCount> builder)
    {
        builder.ToTable("VisitCounts");
        builder.HasKey(count => new { count.What, count.Subject, count.Day });
        builder.Property(count => count.Subject).HasMaxLength(VisitCount.MaxSubjectCharacters);
        builder.HasIndex(count => new { count.What, count.Day });
    }
}
