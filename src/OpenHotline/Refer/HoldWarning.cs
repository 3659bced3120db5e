using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Refer;

/// <summary>Who is warned before a hold ends.</summary>
public enum WarnedPerson
{
    /// <summary>The officer who asked for the hold.</summary>
    Officer = 1,

    /// <summary>The hotline's duty manager.</summary>
    DutyManager = 2,
}

/// <summary>What became of a warning.</summary>
public enum WarningState
{
    /// <summary>To be sent, perhaps again.</summary>
    Waiting = 1,

    /// <summary>The relay took it.</summary>
    Sent = 2,

    /// <summary>It could not be delivered: it stands on the urgent list.</summary>
    Undeliverable = 3,
}

/// <summary>One warning to one person about one term of a hold.</summary>
public sealed class HoldWarning
{
    private HoldWarning() { }

    internal HoldWarning(Guid id, Guid holdId, int term, WarnedPerson person, string messageId, DateTime dueAt) =>
        (Id, HoldId, Term, Person, MessageId, State, NextTryAt) = (id, holdId, term, person, messageId, WarningState.Waiting, dueAt);

    public Guid Id { get; private set; }

    public Guid HoldId { get; private set; }

    public int Term { get; private set; }

    public WarnedPerson Person { get; private set; }

    /// <summary>Without angle brackets; unguessable, so that only a true bounce can name it.</summary>
    public string MessageId { get; private set; } = "";

    public WarningState State { get; private set; }

    /// <summary>Counted before each try, so that a crash cannot make it try for ever.</summary>
    public int Tries { get; private set; }

    public DateTime NextTryAt { get; private set; }

    /// <summary>When the relay took it; null before.</summary>
    public DateTime? SentAt { get; private set; }

    internal void Begin(DateTime nextTryAt) => (Tries, NextTryAt) = (Tries + 1, nextTryAt);

    internal void Sent(DateTime at) => (State, SentAt) = (WarningState.Sent, at);

    internal void CouldNotBeDelivered() => State = WarningState.Undeliverable;
}

internal sealed class HoldWarningTable : IEntityTypeConfiguration<HoldWarning>
{
    public void Configure(EntityTypeBuilder<HoldWarning> builder)
    {
        builder.ToTable("HoldWarnings");
        builder.Property(warning => warning.Id).ValueGeneratedNever();
        builder.HasIndex(warning => new { warning.HoldId, warning.Term, warning.Person }).IsUnique();
        builder.HasIndex(warning => warning.MessageId).IsUnique();
        builder.HasIndex(warning => new { warning.State, warning.NextTryAt });
        builder.HasOne<Hold>().WithMany().HasForeignKey(warning => warning.HoldId);
    }
}
