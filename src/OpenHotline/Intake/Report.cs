using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Intake;

/// <summary>What somebody sent. Nothing in it says who they are unless they chose to.</summary>
public sealed class Report
{
    private Report() { }

    internal Report(Guid id, DateTime receivedAt, ReportSource source, ReportChannel channel, ThingKind thing, byte[] receiptHash, byte[]? sealedText, Guid? memberId, bool saysChildAtRisk) =>
        (Id, ReceivedAt, Source, Channel, Thing, ReceiptHash, SealedText, MemberId, SaysChildAtRisk) =
        (id, receivedAt, source, channel, thing, receiptHash, sealedText, memberId, saysChildAtRisk);

    public Guid Id { get; private set; }

    public DateTime ReceivedAt { get; private set; }

    public ReportSource Source { get; private set; }

    public ReportChannel Channel { get; private set; }

    public ThingKind Thing { get; private set; }

    /// <summary>SHA-256 of the receipt code; the code itself is nowhere.</summary>
    public byte[] ReceiptHash { get; private set; } = [];

    /// <summary>What the reporter wrote, as JSON, sealed as <c>report.text</c> under the record key of this id; null where nothing was written.</summary>
    public byte[]? SealedText { get; private set; }

    /// <summary>The member whose key sent it; null for everybody else.</summary>
    public Guid? MemberId { get; private set; }

    public bool SaysChildAtRisk { get; private set; }

    internal void ForgetText() => SealedText = null;
}

internal sealed class ReportTable : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("Reports");
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.HasIndex(report => report.ReceiptHash).IsUnique();
        builder.HasIndex(report => new { report.ReceivedAt, report.Id });
    }
}

/// <summary>A report that points to a webpage, with the steps needed to reach it.</summary>
public sealed class Sighting
{
    private Sighting() { }

    internal Sighting(Guid reportId, Guid webpageId, Guid episodeId, byte[]? sealedSteps, DateTime at) =>
        (ReportId, WebpageId, EpisodeId, SealedSteps, At) = (reportId, webpageId, episodeId, sealedSteps, at);

    public Guid ReportId { get; private set; }

    public Guid WebpageId { get; private set; }

    /// <summary>The episode it fell into.</summary>
    public Guid EpisodeId { get; private set; }

    /// <summary>Address as typed, referrer and password, as JSON, sealed as <c>sighting.steps</c> under the report's record key; null where the address says it all.</summary>
    public byte[]? SealedSteps { get; private set; }

    public DateTime At { get; private set; }
}

internal sealed class SightingTable : IEntityTypeConfiguration<Sighting>
{
    public void Configure(EntityTypeBuilder<Sighting> builder)
    {
        builder.ToTable("Sightings");
        builder.HasKey(sighting => new { sighting.ReportId, sighting.WebpageId });
        builder.HasIndex(sighting => new { sighting.WebpageId, sighting.At });
        builder.HasIndex(sighting => sighting.EpisodeId);
        builder.HasOne<Report>().WithMany().HasForeignKey(sighting => sighting.ReportId);
        builder.HasOne<Webpage>().WithMany().HasForeignKey(sighting => sighting.WebpageId);
    }
}
