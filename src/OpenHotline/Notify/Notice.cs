using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Notify;

/// <summary>Where a notice stands.</summary>
public enum NoticeState
{
    /// <summary>Its first mail has not gone out yet.</summary>
    Queued = 1,

    /// <summary>The relay took it.</summary>
    Sent = 2,

    /// <summary>It may have gone out or not, also after the one repetition: an officer looks.</summary>
    Uncertain = 3,

    /// <summary>The relay would not take it: an officer looks.</summary>
    Failed = 4,

    /// <summary>Not asked for any more, or stopped before it was sent.</summary>
    Withdrawn = 5,

    /// <summary>It came back: an officer looks.</summary>
    Bounced = 6,

    /// <summary>The host answered.</summary>
    Answered = 7,
}

/// <summary>What one host is asked about one episode, on one rung of the ladder.</summary>
public sealed class Notice
{
    private Notice() { }

    internal Notice(Guid id, TakedownCase about, Guid hostId, Guid contactId, Rung rung, NoticeNames names, DateTime queuedAt)
    {
        (Id, WebpageId, EpisodeId, AssessmentId, HostId, ContactId, Rung) = (id, about.WebpageId, about.EpisodeId, about.AssessmentId, hostId, contactId, rung);
        (Ticket, ReportId, LinkId, QueuedAt, State) = (names.Ticket, names.ReportId, names.LinkId, queuedAt, NoticeState.Queued);
    }

    public Guid Id { get; private set; }

    public Guid WebpageId { get; private set; }

    public Guid EpisodeId { get; private set; }

    /// <summary>The assessment it rests on.</summary>
    public Guid AssessmentId { get; private set; }

    public Guid HostId { get; private set; }

    public Guid ContactId { get; private set; }

    public Rung Rung { get; private set; }

    /// <summary>What both sides call it: <c>OH-</c> and 16 characters that cannot be guessed; unique.</summary>
    public string Ticket { get; private set; } = "";

    /// <summary>The report's id in machine-readable form, random (version 4), so that it does not tell the time.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>128 random bits that, with a keyed digest, make the link to the recipient's page; unique.</summary>
    public byte[] LinkId { get; private set; } = [];

    public NoticeState State { get; private set; }

    public DateTime QueuedAt { get; private set; }

    /// <summary>When the relay first took it; the removal clock starts here. Null before.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>How many reminders have gone out.</summary>
    public int Reminders { get; private set; }

    /// <summary>When the next reminder is due; null where none is to come.</summary>
    public DateTime? RemindAt { get; private set; }

    /// <summary>How many mails have been made for it; numbers the next.</summary>
    public int Mailings { get; private set; }

    public bool IsOpen => State is NoticeState.Sent or NoticeState.Answered;

    internal Mailing MakeMailing(Guid id, MailingKind kind, string messageId, DateTime dueAt, bool isUrgent) =>
        new(id, Id, EpisodeId, ++Mailings, kind, kind == MailingKind.Reminder ? Reminders + 1 : 0, messageId, dueAt, isUrgent);

    internal void QueueAgain(Guid contactId, DateTime at) => (State, ContactId, QueuedAt) = (NoticeState.Queued, contactId, at);

    internal void Taken(Mailing mailing, DateTime at, DateTime remindAt)
    {
        if (mailing.Kind == MailingKind.Withdrawal) return;
        if (mailing.Kind == MailingKind.Reminder) Reminders = mailing.Reminder;
        SentAt ??= at;
        RemindAt = remindAt;
        if (State != NoticeState.Answered) State = NoticeState.Sent;
    }

    internal void NoMoreReminders() => RemindAt = null;

    internal void Answer() => State = NoticeState.Answered;

    internal void Stop(NoticeState state) => (State, RemindAt) = (state, null);
}

/// <summary>The random names of a notice.</summary>
public sealed record NoticeNames(string Ticket, Guid ReportId, byte[] LinkId);

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.Property(notice => notice.Ticket).HasMaxLength(30);
        builder.Ignore(notice => notice.IsOpen);
        builder.HasIndex(notice => notice.Ticket).IsUnique();
        builder.HasIndex(notice => notice.LinkId).IsUnique();
        builder.HasIndex(notice => new { notice.EpisodeId, notice.HostId, notice.Rung }).IsUnique();
        builder.HasIndex(notice => new { notice.HostId, notice.State });
        builder.HasIndex(notice => notice.RemindAt);
        builder.HasOne<Host>().WithMany().HasForeignKey(notice => notice.HostId);
    }
}
