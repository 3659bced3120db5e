using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Triage;

/// <summary>A child may be at risk now. Its clock runs until the police have acknowledged.</summary>
public sealed class Alarm
{
    private Alarm() { }

    internal Alarm(Guid id, Guid webpageId, Guid episodeId, Guid? raisedBy, DateTime raisedAt, DateTime dueAt) =>
        (Id, WebpageId, EpisodeId, RaisedBy, RaisedAt, DueAt, TellAt) = (id, webpageId, episodeId, raisedBy, raisedAt, dueAt, raisedAt);

    public Guid Id { get; private set; }

    public Guid WebpageId { get; private set; }

    public Guid EpisodeId { get; private set; }

    /// <summary>Who pressed the key; null for the house.</summary>
    public Guid? RaisedBy { get; private set; }

    public DateTime RaisedAt { get; private set; }

    /// <summary>By when the police must have acknowledged.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>When the on-call person is told next; null once the police have acknowledged.</summary>
    public DateTime? TellAt { get; private set; }

    /// <summary>How often the relay took a mail to the on-call person.</summary>
    public int TimesTold { get; private set; }

    /// <summary>True when the last mail did not reach the relay: the alarms page says so to everybody.</summary>
    public bool LastMailFailed { get; private set; }

    /// <summary>When the police acknowledged; null until then.</summary>
    public DateTime? AcknowledgedAt { get; private set; }

    /// <summary>Who recorded it; null until then.</summary>
    public Guid? AcknowledgedBy { get; private set; }

    /// <summary>Who at the police acknowledged, and their reference, sealed as <c>alarm.reference</c> under this id; null until then.</summary>
    public byte[]? SealedReference { get; private set; }

    internal void Told(bool well, DateTime nextAt)
    {
        if (well) TimesTold++;
        LastMailFailed = !well;
        TellAt = nextAt;
    }

    internal void Acknowledge(Guid accountId, byte[] sealedReference, DateTime at) =>
        (AcknowledgedBy, SealedReference, AcknowledgedAt, TellAt) = (accountId, sealedReference, at, null);
}

internal sealed class AlarmTable : IEntityTypeConfiguration<Alarm>
{
    public void Configure(EntityTypeBuilder<Alarm> builder)
    {
        builder.ToTable("Alarms");
        builder.Property(alarm => alarm.Id).ValueGeneratedNever();
        // One alarm a case at a time, whatever two analysts press at once.
        builder.HasIndex(alarm => alarm.EpisodeId, "alarms_open").IsUnique().HasFilter("acknowledged_at IS NULL");
        builder.HasIndex(alarm => alarm.TellAt, "alarms_to_tell").HasFilter("tell_at IS NOT NULL");
        builder.HasIndex(alarm => alarm.RaisedAt);
    }
}
