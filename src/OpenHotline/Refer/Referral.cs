using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Refer;

/// <summary>A case that somebody else is to act on: the police, another hotline, or whoever serves the host.</summary>
public sealed class Referral
{
    private Referral() { }

    internal Referral(Guid id, Guid webpageId, Guid episodeId, ReferralTarget target, ReferralReason reason, string? country, DateTime madeAt) =>
        (Id, WebpageId, EpisodeId, Target, Reason, Country, MadeAt) = (id, webpageId, episodeId, target, reason, country, madeAt);

    public Guid Id { get; private set; }

    public Guid WebpageId { get; private set; }

    public Guid EpisodeId { get; private set; }

    public ReferralTarget Target { get; private set; }

    public ReferralReason Reason { get; private set; }

    /// <summary>The country of hosting, ISO 3166-1 alpha-2, which says which partner; null where it is unknown.</summary>
    public string? Country { get; private set; }

    public DateTime MadeAt { get; private set; }

    /// <summary>When a person handed it over; null while it waits.</summary>
    public DateTime? HandedOverAt { get; private set; }

    /// <summary>Who handed it over; null while it waits.</summary>
    public Guid? HandedOverBy { get; private set; }

    internal void HandOver(Guid? by, DateTime at) => (HandedOverAt, HandedOverBy) = (at, by);
}

internal sealed class ReferralTable : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("Referrals");
        builder.Property(referral => referral.Id).ValueGeneratedNever();
        builder.Property(referral => referral.Country).HasMaxLength(2);
        builder.HasIndex(referral => new { referral.EpisodeId, referral.Target }).IsUnique();
        builder.HasIndex(referral => new { referral.HandedOverAt, referral.MadeAt });
    }
}
