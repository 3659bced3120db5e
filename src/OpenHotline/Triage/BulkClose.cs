using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Triage;

/// <summary>Why many cases were closed at once.</summary>
public enum BulkReason
{
    /// <summary>Reports sent in bad faith.</summary>
    BadFaith = 1,

    /// <summary>The same thing sent again and again by a machine.</summary>
    Flood = 2,

    /// <summary>Sent by mistake, as the sender says.</summary>
    SentByMistake = 3,
}

/// <summary>Many cases closed by one act, and perhaps opened again.</summary>
public sealed class BulkClose
{
    private BulkClose() { }

    internal BulkClose(Guid id, BulkReason reason, BulkFilter filter, int cases, Guid closedBy, DateTime closedAt) =>
        (Id, Reason, MemberId, SiteOf, Source, Cases, ClosedBy, ClosedAt) = (id, reason, filter.MemberId, filter.SiteOf, filter.Source, cases, closedBy, closedAt);

    public Guid Id { get; private set; }

    public BulkReason Reason { get; private set; }

    /// <summary>The member whose reports were closed; null where that was not asked.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>A webpage of the site that was closed; null where that was not asked.</summary>
    public Guid? SiteOf { get; private set; }

    /// <summary>The source that was closed; null where that was not asked.</summary>
    public ReportSource? Source { get; private set; }

    public int Cases { get; private set; }

    public Guid ClosedBy { get; private set; }

    public DateTime ClosedAt { get; private set; }

    /// <summary>When it was undone; null while it stands.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>Who undid it; null while it stands.</summary>
    public Guid? UndoneBy { get; private set; }

    /// <summary>How many cases wait again; null while it stands.</summary>
    public int? Reopened { get; private set; }

    internal void Undo(Guid accountId, int reopened, DateTime at) => (UndoneBy, Reopened, UndoneAt) = (accountId, reopened, at);
}

/// <summary>A case that a bulk close has closed.</summary>
public sealed class BulkClosedCase
{
    private BulkClosedCase() { }

    internal BulkClosedCase(Guid bulkCloseId, Guid episodeId) => (BulkCloseId, EpisodeId) = (bulkCloseId, episodeId);

    public Guid BulkCloseId { get; private set; }

    public Guid EpisodeId { get; private set; }
}

internal sealed class BulkCloseTable : IEntityTypeConfiguration<BulkClose>
{
    public void Configure(EntityTypeBuilder<BulkClose> builder)
    {
        builder.ToTable("BulkCloses");
        builder.Property(act => act.Id).ValueGeneratedNever();
        builder.HasIndex(act => act.ClosedAt);
    }
}

internal sealed class BulkClosedCaseTable : IEntityTypeConfiguration<BulkClosedCase>
{
    public void Configure(EntityTypeBuilder<BulkClosedCase> builder)
    {
        builder.ToTable("BulkClosedCases");
        builder.HasKey(row => new { row.BulkCloseId, row.EpisodeId });
        builder.HasOne<BulkClose>().WithMany().HasForeignKey(row => row.BulkCloseId);
    }
}
