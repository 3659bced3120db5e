using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Notify;

/// <summary>What a mail of a notice is.</summary>
public enum MailingKind
{
    /// <summary>The notice itself.</summary>
    Notice = 1,

    /// <summary>A reminder of it.</summary>
    Reminder = 2,

    /// <summary>We were wrong: please forget it.</summary>
    Withdrawal = 3,
}

/// <summary>Where a mail stands.</summary>
public enum MailingState
{
    /// <summary>To be sent when it is due.</summary>
    Waiting = 1,

    /// <summary>A try was written down and is under way, or was when the machine stopped.</summary>
    Sending = 2,

    /// <summary>The relay took it.</summary>
    Sent = 3,

    /// <summary>Twice it was not known whether the relay took it: an officer decides.</summary>
    Uncertain = 4,

    /// <summary>The relay refused it for good, or for too long: an officer decides.</summary>
    Refused = 5,

    /// <summary>Stopped before it went out.</summary>
    Withdrawn = 6,
}

/// <summary>One mail of a notice, with every try written down before it is made.</summary>
/// <remarks>At least once, and never more often than <see cref="Tries"/>; a repetition after an unknown end has the same Message-ID, so that receivers drop the twin.</remarks>
public sealed class Mailing
{
    private Mailing() { }

    internal Mailing(Guid id, Guid noticeId, Guid episodeId, int number, MailingKind kind, int reminder, string messageId, DateTime dueAt, bool isUrgent) =>
        (Id, NoticeId, EpisodeId, Number, Kind, Reminder, MessageId, DueAt, IsUrgent, State) = (id, noticeId, episodeId, number, kind, reminder, messageId, dueAt, isUrgent, MailingState.Waiting);

    public Guid Id { get; private set; }

    public Guid NoticeId { get; private set; }

    public Guid EpisodeId { get; private set; }

    /// <summary>Counts the mails of one notice.</summary>
    public int Number { get; private set; }

    public MailingKind Kind { get; private set; }

    /// <summary>Which reminder; 0 for the notice itself and for a withdrawal.</summary>
    public int Reminder { get; private set; }

    /// <summary>Without angle brackets; cannot be guessed; the same in every try.</summary>
    public string MessageId { get; private set; } = "";

    public MailingState State { get; private set; }

    /// <summary>When it may be sent, or tried again.</summary>
    public DateTime DueAt { get; private set; }

    public bool IsUrgent { get; private set; }

    /// <summary>Tries written down, each before it was made.</summary>
    public int Tries { get; private set; }

    /// <summary>Tries whose end is unknown. One is repeated, a second is not.</summary>
    public int UnknownEnds { get; private set; }

    /// <summary>Postponements because names or registries gave no answer just before sending.</summary>
    public int Postponements { get; private set; }

    /// <summary>Until when one machine works on it; null where none does.</summary>
    public DateTime? LeaseUntil { get; private set; }

    /// <summary>When the relay took it; null before.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>The relay's reply code of the last refusal; null where there was none. Its text is not kept: it may name a mailbox.</summary>
    public int? LastCode { get; private set; }

    internal void Begin(DateTime leaseUntil) => (State, Tries, LeaseUntil) = (MailingState.Sending, Tries + 1, leaseUntil);

    internal void Taken(DateTime at) => (State, SentAt, LeaseUntil) = (MailingState.Sent, at, null);

    internal void TryAgainAt(DateTime at, int? code) => (State, DueAt, LastCode, LeaseUntil) = (MailingState.Waiting, at, code, null);

    internal void Postpone(DateTime at) => (DueAt, Postponements, LeaseUntil) = (at, Postponements + 1, null);

    internal void WaitUntil(DateTime at) => (DueAt, LeaseUntil) = (at, null);

    /// <summary>Nobody knows whether the relay took it.</summary>
    internal void EndedUnknown(DateTime againAt)
    {
        UnknownEnds++;
        (State, DueAt, LeaseUntil) = (UnknownEnds > 1 ? MailingState.Uncertain : MailingState.Waiting, againAt, null);
    }

    internal void Refuse(int? code) => (State, LastCode, LeaseUntil) = (MailingState.Refused, code, null);

    internal void Withdraw() => (State, LeaseUntil) = (MailingState.Withdrawn, null);
}

internal sealed class MailingTable : IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Mailing> builder)
    {
        builder.ToTable("Mailings");
        builder.Property(mailing => mailing.Id).ValueGeneratedNever();
        builder.Property(mailing => mailing.MessageId).HasMaxLength(300);
        builder.HasIndex(mailing => new { mailing.NoticeId, mailing.Number }).IsUnique();
        builder.HasIndex(mailing => mailing.MessageId).IsUnique();
        builder.HasIndex(mailing => new { mailing.State, mailing.DueAt });
        builder.HasIndex(mailing => mailing.EpisodeId);
        builder.HasOne<Notice>().WithMany().HasForeignKey(mailing => mailing.NoticeId);
    }
}
