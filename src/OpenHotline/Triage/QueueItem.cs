using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>An episode in the queue: what is known of it without looking, and who holds it.</summary>
/// <remarks>A projection of facts; claims are taken by plain SQL on its indexes. A thing without an address stands here under its report's id.</remarks>
public sealed class QueueItem
{
    private QueueItem() { }

    internal QueueItem(Guid id, Guid webpageId, ThingKind thing, bool isOnion, DateTime openedAt) =>
        (Id, Number, WebpageId, Thing, IsOnion, OpenedAt, State) = (id, CaseNumber.Of(id).Value, webpageId, thing, isOnion, openedAt, QueueState.Waiting);

    /// <summary>The episode's id; the report's id for a thing without an address.</summary>
    public Guid Id { get; private set; }

    /// <summary>The value of its <see cref="CaseNumber"/>, by which people find it; not unique.</summary>
    public long Number { get; private set; }

    /// <summary>The webpage's id; the report's id for a thing without an address.</summary>
    public Guid WebpageId { get; private set; }

    public ThingKind Thing { get; private set; }

    public QueueState State { get; private set; }

    public int Score { get; private set; }

    public QueueReasons Reasons { get; private set; }

    /// <summary>When it must be assessed, by the score rules.</summary>
    public DateTime DueAt { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public int Reports { get; private set; }

    /// <summary>One bit for each source: <c>1 &lt;&lt; (int)ReportSource</c>.</summary>
    public int Sources { get; private set; }

    /// <summary>The member that sent all its reports; null where others did too, or no member.</summary>
    public Guid? OnlyMemberId { get; private set; }

    public bool IsOnion { get; private set; }

    /// <summary>True while the police come first.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>The account that holds it; null while nobody does.</summary>
    public Guid? ClaimedBy { get; private set; }

    /// <summary>When the claim ends by itself; null while nobody holds it.</summary>
    public DateTime? LeaseUntil { get; private set; }

    /// <summary>The version of the rules that made the score.</summary>
    public int RulesVersion { get; private set; }

    public bool IsHeldBy(Guid accountId) => State == QueueState.Claimed && ClaimedBy == accountId;

    public bool HasSource(ReportSource source) => (Sources & (1 << (int)source)) != 0;

    internal void CountReport(ReportSource source, Guid? memberId)
    {
        OnlyMemberId = Reports == 0 || OnlyMemberId == memberId ? memberId : null;
        Reports++;
        Sources |= 1 << (int)source;
        Reasons |= source switch
        {
            ReportSource.YoungPerson => QueueReasons.YoungPerson,
            ReportSource.Police => QueueReasons.PoliceSource,
            ReportSource.PartnerHotline => QueueReasons.PartnerSource,
            _ => QueueReasons.None,
        };
    }

    internal void Note(QueueReasons reason) => Reasons |= reason;

    internal void Weigh(ScoreRules rules)
    {
        if (Reports >= rules.ManyReportsFrom) Reasons |= QueueReasons.ManyReports;
        (Score, DueAt, RulesVersion) = (rules.ScoreOf(Reasons), rules.DueAt(Reasons, OpenedAt), rules.Version);
    }

    internal void Hold()
    {
        IsHeld = true;
        if (State == QueueState.Waiting) State = QueueState.OnHold;
    }

    internal void EndHold()
    {
        IsHeld = false;
        if (State == QueueState.OnHold) State = QueueState.Waiting;
    }

    /// <summary>Back to where anybody may claim it, or on hold where the police come first.</summary>
    internal void Return() => (State, ClaimedBy, LeaseUntil) = (IsHeld ? QueueState.OnHold : QueueState.Waiting, null, null);

    internal void Renew(DateTime leaseUntil) => LeaseUntil = leaseUntil;

    internal void Finish(QueueState state) => (State, ClaimedBy, LeaseUntil) = (state, null, null);
}

internal sealed class QueueItemTable : IEntityTypeConfiguration<QueueItem>
{
    public void Configure(EntityTypeBuilder<QueueItem> builder)
    {
        builder.ToTable("QueueItems");
        builder.Property(item => item.Id).ValueGeneratedNever();
        // The queue's own order: claiming walks it from its beginning.
        builder.HasIndex(item => new { item.State, item.Score, item.DueAt, item.Id }, "queue_order").IsDescending(false, true, false, false);
        builder.HasIndex(item => new { item.State, item.DueAt }, "queue_due");
        // What may become late: small, since a late one leaves it.
        builder.HasIndex(item => item.DueAt, "queue_late").HasFilter("state = 1 AND (reasons & 128) = 0");
        builder.HasIndex(item => item.ClaimedBy, "queue_held").HasFilter("claimed_by IS NOT NULL");
        builder.HasIndex(item => item.LeaseUntil, "queue_leases").HasFilter("lease_until IS NOT NULL");
        // Race: whatever goes wrong elsewhere, the database refuses two claims on one webpage.
        builder.HasIndex(item => item.WebpageId, "queue_one_claim").IsUnique().HasFilter("state = 2");
        builder.HasIndex(item => item.WebpageId, "queue_webpage");
        builder.HasIndex(item => item.Number, "queue_number");
        builder.HasIndex(item => new { item.OnlyMemberId, item.State }, "queue_member").HasFilter("only_member_id IS NOT NULL");
    }
}
