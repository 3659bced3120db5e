using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Verify;

/// <summary>One look at a page. Privacy: neither its address nor its text, only digest and sketch.</summary>
public sealed class Check
{
    private Check() { }

    internal Check(Guid id, Watch watch, DateTime at, Judgement judged, Look first, int ways) =>
        (Id, EpisodeId, WebpageId, At, Outcome, Reason, Digest, Sketch, MediaType, Status, Ways) =
        (id, watch.EpisodeId, watch.WebpageId, at, judged.Outcome, judged.Reason, first.Digest, first.Sketch?.ToBytes(), first.MediaType, first.Status, ways);

    public Guid Id { get; private set; }

    public Guid EpisodeId { get; private set; }

    public Guid WebpageId { get; private set; }

    public DateTime At { get; private set; }

    public CheckOutcome Outcome { get; private set; }

    public CheckReason Reason { get; private set; }

    /// <summary>SHA-256 of the body; null where none was read.</summary>
    public byte[]? Digest { get; private set; }

    /// <summary>The body's sketch; null where it is no text.</summary>
    public byte[]? Sketch { get; private set; }

    /// <summary>As the server named it; null where it named none.</summary>
    public string? MediaType { get; private set; }

    /// <summary>The HTTP status; null where none came.</summary>
    public int? Status { get; private set; }

    /// <summary>By how many ways out it was looked at.</summary>
    public int Ways { get; private set; }
}

internal sealed class CheckTable : IEntityTypeConfiguration<Check>
{
    public void Configure(EntityTypeBuilder<Check> builder)
    {
        builder.ToTable("Checks");
        builder.HasKey(check => check.Id);
        builder.Property(check => check.Id).ValueGeneratedNever();
        builder.Property(check => check.MediaType).HasMaxLength(100);
        builder.HasIndex(check => new { check.EpisodeId, check.Id });
    }
}
