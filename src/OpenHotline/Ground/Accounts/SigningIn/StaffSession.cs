using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>One time that somebody is signed in. The cookie carries its id and nothing else that counts.</summary>
public sealed class StaffSession
{
    private StaffSession() { }

    internal StaffSession(Guid id, Guid accountId, SignInWay way, DateTime startedAt, DateTime endsAt) =>
        (Id, AccountId, Way, StartedAt, SeenAt, EndsAt) = (id, accountId, way, startedAt, startedAt, endsAt);

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public SignInWay Way { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>When it last asked for something, to the minute.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>When it ends at the latest.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>When it ended; null while it stands.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Why it ended; null while it stands.</summary>
    public SessionEnd? End { get; private set; }

    internal void Finish(SessionEnd end, DateTime at) => (End, EndedAt) = (end, at);
}

internal sealed class StaffSessionTable : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("StaffSessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasIndex(session => new { session.AccountId, session.EndedAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }
}
