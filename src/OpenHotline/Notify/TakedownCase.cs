using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Notify;

/// <summary>Where an actionable episode stands on its way to a notice.</summary>
public enum CaseState
{
    /// <summary>Assessed; the first check has not yet said that the page is up.</summary>
    WaitingForCheck = 1,

    /// <summary>To be traced, or traced again.</summary>
    WaitingForTrace = 2,

    /// <summary>The host is known, but none of its contacts is approved: an officer has to look.</summary>
    WaitingForContact = 3,

    /// <summary>A notice is queued or was sent.</summary>
    Notified = 4,

    /// <summary>Somebody else has it: no notice.</summary>
    Referred = 5,

    /// <summary>Just before sending the page was at another host: an officer has to look.</summary>
    HostChanged = 6,

    /// <summary>Nothing more to do: removed, closed, or found not actionable.</summary>
    Over = 7,
}

/// <summary>An actionable episode as this room needs it: a projection of facts, and the next step.</summary>
public sealed class TakedownCase
{
    private TakedownCase() { }

    internal TakedownCase(Guid episodeId, Guid webpageId) => (EpisodeId, WebpageId, State) = (episodeId, webpageId, CaseState.WaitingForCheck);

    public Guid EpisodeId { get; private set; }

    public Guid WebpageId { get; private set; }

    public CaseState State { get; private set; }

    public Guid AssessmentId { get; private set; }

    public ContentKind Kind { get; private set; }

    public InhopeClass Inhope { get; private set; }

    public IndustryClass Industry { get; private set; }

    public SiteType Site { get; private set; }

    public bool IsOnion { get; private set; }

    /// <summary>The most severe category, a child of ten or younger, or a child at risk now: quiet hours never hold it.</summary>
    public bool IsUrgent { get; private set; }

    public DateTime AssessedAt { get; private set; }

    /// <summary>When a check last found it up; null before the first.</summary>
    public DateTime? SeenUpAt { get; private set; }

    /// <summary>When it was first seen gone; null while it is up.</summary>
    public DateTime? RemovedAt { get; private set; }

    /// <summary>Who serves it; null before the first trace.</summary>
    public Guid? HostId { get; private set; }

    /// <summary>The newest trace; null before the first.</summary>
    public Guid? TraceId { get; private set; }

    /// <summary>Of hosting, as traced; null where it is unknown.</summary>
    public string? Country { get; private set; }

    public DateTime NextTraceAt { get; private set; }

    /// <summary>Traces in a row that gave no answer.</summary>
    public int FruitlessTraces { get; private set; }

    public bool IsOver => State == CaseState.Over;

    internal void Assessed(EpisodeAssessed fact, DateTime at)
    {
        (AssessmentId, Kind, Inhope, Industry, Site, IsOnion) = (fact.AssessmentId, fact.Kind, fact.Inhope, fact.Industry, fact.Site, fact.IsOnion);
        if (AssessedAt == default) AssessedAt = at;
        IsUrgent |= fact.Uk == UkCategory.A || fact.YoungestChild is AgeBand.Age0To2 or AgeBand.Age3To6 or AgeBand.Age7To10;
        if (fact.Verdict != Verdict.Actionable) State = CaseState.Over;
        else if (State == CaseState.Over && RemovedAt is null) State = SeenUpAt is null ? CaseState.WaitingForCheck : CaseState.WaitingForTrace;
    }

    internal void ChildAtRisk() => IsUrgent = true;

    internal void SeenUp(DateTime at)
    {
        SeenUpAt = at;
        if (State == CaseState.WaitingForCheck) (State, NextTraceAt) = (CaseState.WaitingForTrace, at);
    }

    internal void Removed(DateTime at) => (RemovedAt, State) = (at, CaseState.Over);

    internal void Close() => State = CaseState.Over;

    internal void Reopen(DateTime at)
    {
        if (State == CaseState.Over && RemovedAt is null) (State, NextTraceAt) = (SeenUpAt is null ? CaseState.WaitingForCheck : CaseState.WaitingForTrace, at);
    }

    internal void Traced(Guid traceId, Guid? hostId, string? country) => (TraceId, HostId, Country, FruitlessTraces) = (traceId, hostId, country, 0);

    internal void TraceAgainAt(DateTime at, bool fruitless) => (State, NextTraceAt, FruitlessTraces) = (CaseState.WaitingForTrace, at, fruitless ? FruitlessTraces + 1 : FruitlessTraces);

    internal void BelongTo(Guid hostId) => HostId = hostId;

    internal void MoveTo(CaseState state) => State = state;
}

internal sealed class TakedownCaseTable : IEntityTypeConfiguration<TakedownCase>
{
    public void Configure(EntityTypeBuilder<TakedownCase> builder)
    {
        builder.ToTable("TakedownCases");
        builder.HasKey(one => one.EpisodeId);
        builder.Property(one => one.EpisodeId).ValueGeneratedNever();
        builder.Property(one => one.Country).HasMaxLength(2);
        builder.Ignore(one => one.IsOver);
        builder.HasIndex(one => new { one.State, one.NextTraceAt });
        builder.HasIndex(one => one.HostId);
    }
}
