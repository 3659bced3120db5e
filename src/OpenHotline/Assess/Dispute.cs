using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Assess;

/// <summary>Where a dispute stands.</summary>
public enum DisputeState
{
    /// <summary>It waits for a senior who is not involved.</summary>
    Open = 1,

    /// <summary>The assessment was wrong.</summary>
    Upheld = 2,

    /// <summary>The assessment stands.</summary>
    NotUpheld = 3,
}

/// <summary>A host or an appeal says that an assessment is wrong.</summary>
public sealed class Dispute
{
    private Dispute() { }

    internal Dispute(Guid id, Assessment of, Guid? noticeId, DateTime openedAt) =>
        (Id, AssessmentId, EpisodeId, WebpageId, NoticeId, OpenedAt, State) = (id, of.Id, of.EpisodeId, of.WebpageId, noticeId, openedAt, DisputeState.Open);

    public Guid Id { get; private set; }

    /// <summary>The revision that was disputed.</summary>
    public Guid AssessmentId { get; private set; }

    public Guid EpisodeId { get; private set; }

    public Guid WebpageId { get; private set; }

    /// <summary>The notice whose recipient disputes; null for an appeal by somebody else.</summary>
    public Guid? NoticeId { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public DisputeState State { get; private set; }

    /// <summary>What was said, sealed as <c>dispute.text</c> under this id; null where nothing was.</summary>
    public byte[]? SealedText { get; private set; }

    /// <summary>Null while open.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Null while open.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why, sealed as <c>dispute.reason</c> under this id; null while open.</summary>
    public byte[]? SealedReason { get; private set; }

    internal void Say(byte[] sealedText) => SealedText = sealedText;

    internal void Decide(bool upheld, Guid seniorId, byte[] sealedReason, DateTime at) =>
        (State, DecidedBy, SealedReason, DecidedAt) = (upheld ? DisputeState.Upheld : DisputeState.NotUpheld, seniorId, sealedReason, at);
}

internal sealed class DisputeTable : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.ToTable("Disputes");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.EpisodeId, "disputes_open").IsUnique().HasFilter("state = 1");
        builder.HasIndex(row => row.EpisodeId);
        builder.HasIndex(row => new { row.State, row.OpenedAt });
    }
}
