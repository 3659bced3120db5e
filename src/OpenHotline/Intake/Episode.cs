using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Intake;

/// <summary>One time that a webpage needs acting on. Assessments, notices, clocks and counts belong to an episode.</summary>
public sealed class Episode
{
    private Episode() { }

    internal Episode(Guid id, Guid webpageId, int number, EpisodeCause cause, DateTime openedAt) =>
        (Id, WebpageId, Number, Cause, OpenedAt) = (id, webpageId, number, cause, openedAt);

    public Guid Id { get; private set; }

    public Guid WebpageId { get; private set; }

    /// <summary>1 for the first time, 2 when it came back.</summary>
    public int Number { get; private set; }

    public EpisodeCause Cause { get; private set; }

    public DateTime OpenedAt { get; private set; }

    /// <summary>When it ended; null while something is to be done. Kept from facts.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>How it ended; null while open.</summary>
    public EpisodeEnd? End { get; private set; }

    internal void Close(EpisodeEnd end, DateTime at) => (End, ClosedAt) = (end, at);

    internal void Reopen() => (End, ClosedAt) = (null, null);
}

internal sealed class EpisodeTable : IEntityTypeConfiguration<Episode>
{
    public void Configure(EntityTypeBuilder<Episode> builder)
    {
        builder.ToTable("Episodes");
        builder.Property(episode => episode.Id).ValueGeneratedNever();
        builder.HasIndex(episode => new { episode.WebpageId, episode.Number }).IsUnique();
        builder.HasOne<Webpage>().WithMany().HasForeignKey(episode => episode.WebpageId);
    }
}
