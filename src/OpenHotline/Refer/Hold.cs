using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Refer;

/// <summary>The police come first: while it stands, nobody outside is told, asked, checked or listed about this episode.</summary>
public sealed class Hold
{
    private Hold() { }

    internal Hold(Guid id, Guid webpageId, Guid episodeId, byte[] sealedOfficer, DateTime placedAt, Guid? placedBy, DateTime expiresAt) =>
        (Id, WebpageId, EpisodeId, SealedOfficer, PlacedAt, PlacedBy, ExpiresAt) = (id, webpageId, episodeId, sealedOfficer, placedAt, placedBy, expiresAt);

    public Guid Id { get; private set; }

    public Guid WebpageId { get; private set; }

    public Guid EpisodeId { get; private set; }

    /// <summary>The named officer (<see cref="PoliceOfficer"/> as JSON), sealed as <c>hold.officer</c> under the record key of this id.</summary>
    public byte[] SealedOfficer { get; private set; } = [];

    public DateTime PlacedAt { get; private set; }

    /// <summary>The account that placed it; null where the house did.</summary>
    public Guid? PlacedBy { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>1 at first, one more with each extension: warnings belong to one term.</summary>
    public int Term { get; private set; } = 1;

    /// <summary>When it ended; null while it stands.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>True when it ran out after both warnings; false when a person ended it; null while it stands.</summary>
    public bool? HasExpired { get; private set; }

    public bool IsStanding => EndedAt is null;

    internal void Extend(DateTime until) => (ExpiresAt, Term) = (until, Term + 1);

    internal void End(DateTime at, bool expired) => (EndedAt, HasExpired) = (at, expired);
}

internal sealed class HoldTable : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.ToTable("Holds");
        builder.Property(hold => hold.Id).ValueGeneratedNever();
        builder.Ignore(hold => hold.IsStanding);
        builder.HasIndex(hold => hold.EpisodeId);
        builder.HasIndex(hold => new { hold.EndedAt, hold.ExpiresAt });
    }
}

/// <summary>Who asked for a hold at the police. Kept sealed.</summary>
/// <param name="Reference">The police's own number of the case.</param>
public sealed record PoliceOfficer(string Name, string Force, string Mailbox, string Reference)
{
    public const int MaxCharacters = 200;

    // Privacy: an officer's name must not be printed into a log.
    public override string ToString() => nameof(PoliceOfficer);
}
