using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Ground.Accounts.Acts;

/// <summary>How far an act of two people is.</summary>
public enum ActState
{
    /// <summary>Waits for the second person.</summary>
    Proposed = 1,

    /// <summary>The second person agreed; it can be done, once.</summary>
    Approved = 2,

    /// <summary>The second person said no.</summary>
    Declined = 3,

    /// <summary>It was done.</summary>
    Done = 4,
}

/// <summary>Something dangerous that one person proposes and another approves. What it is exactly is sealed, and done at most once.</summary>
public sealed class TwoPersonAct
{
    private TwoPersonAct() { }

    internal TwoPersonAct(Guid id, string kind, byte[] sealedPayload, Guid proposedBy, DateTime proposedAt, DateTime expiresAt) =>
        (Id, Kind, SealedPayload, ProposedBy, ProposedAt, ExpiresAt, State) = (id, kind, sealedPayload, proposedBy, proposedAt, expiresAt, ActState.Proposed);

    public Guid Id { get; private set; }

    /// <summary>The name of its kind, e.g. <c>training.record</c>; see <see cref="ActOfTwo"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What is to be done, as the kind writes it, sealed as <c>act.payload</c> under the record key of this id.</summary>
    public byte[] SealedPayload { get; private set; } = [];

    public ActState State { get; private set; }

    public Guid ProposedBy { get; private set; }

    public DateTime ProposedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>Who approved or declined; null until somebody did.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When; null until then.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>When it was done; null until then.</summary>
    public DateTime? DoneAt { get; private set; }

    internal void Decide(bool approved, Guid by, DateTime at) => (State, DecidedBy, DecidedAt) = (approved ? ActState.Approved : ActState.Declined, by, at);

    internal void Finish(DateTime at) => (State, DoneAt) = (ActState.Done, at);
}

internal sealed class TwoPersonActTable : IEntityTypeConfiguration<TwoPersonAct>
{
    public void Configure(EntityTypeBuilder<TwoPersonAct> builder)
    {
        builder.ToTable("TwoPersonActs");
        builder.Property(act => act.Id).ValueGeneratedNever();
        builder.Property(act => act.Kind).HasMaxLength(64);
        builder.HasIndex(act => new { act.State, act.ExpiresAt });
    }
}
