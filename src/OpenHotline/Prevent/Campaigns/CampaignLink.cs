using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>Where a link is shown.</summary>
public enum CampaignChannel
{
    Instagram = 1,
    Snapchat = 2,
    TikTok = 3,
    YouTube = 4,
    Display = 5,
    Poster = 6,
    Leaflet = 7,
    School = 8,
    Mail = 9,
    Other = 10,
}

/// <summary>The page of ours that a link leads to. Only these: a link can never lead anywhere else.</summary>
public enum CampaignLanding
{
    FirstPage = 1,
    ReportPage = 2,
    StatisticsPage = 3,

    /// <summary>One of our guidance pages: the link says which.</summary>
    GuidancePage = 4,

    /// <summary>All guidance.</summary>
    GuidanceList = 5,

    /// <summary>The help services.</summary>
    HelpPage = 6,

    /// <summary>The first page of a young person's own way. What comes by the link is counted by quarter; what is then asked for is told by quarter too, and never by link.</summary>
    OwnPicturePage = 7,
}

/// <summary>A page of ours in one language.</summary>
/// <param name="Page">The short name of a guidance page; null for every other landing.</param>
public sealed record LandingPlace(CampaignLanding Landing, string? Page, string Language);

/// <summary>A short link of a campaign, for one channel and one placement.</summary>
public sealed class CampaignLink
{
    private CampaignLink() { }

    /// <summary>Privacy: that somebody came to the page of young people is kept by quarter, never by day: a day and a school's poster could tell who.</summary>
    public bool CountsByQuarter => Landing == CampaignLanding.OwnPicturePage;

    internal CampaignLink(Guid id, Guid campaignId, string code, CampaignChannel channel, string placement, LandingPlace place) =>
        (Id, CampaignId, Code, Channel, Placement, Landing, Page, Language) = (id, campaignId, code, channel, placement, place.Landing, place.Page, place.Language);

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    /// <summary>What stands in the address: six letters and digits that cannot be mistaken for each other.</summary>
    public string Code { get; private set; } = "";

    public CampaignChannel Channel { get; private set; }

    /// <summary>Where exactly, in the officer's words: "school hall, poster A".</summary>
    public string Placement { get; private set; } = "";

    public CampaignLanding Landing { get; private set; }

    /// <summary>The short name of the guidance page; null for every other landing.</summary>
    public string? Page { get; private set; }

    /// <summary>The language of the page that it leads to.</summary>
    public string Language { get; private set; } = "en";
}

internal sealed class CampaignLinkTable : IEntityTypeConfiguration<CampaignLink>
{
    public void Configure(EntityTypeBuilder<CampaignLink> builder)
    {
        builder.ToTable("CampaignLinks");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.Property(link => link.Code).HasMaxLength(LinkCode.Characters);
        builder.Property(link => link.Placement).HasMaxLength(CampaignPlan.MaxNameCharacters);
        builder.Property(link => link.Page).HasMaxLength(Guidance.GuidanceVersion.MaxPageCharacters);
        builder.Property(link => link.Language).HasMaxLength(2);
        builder.Ignore(link => link.CountsByQuarter);
        builder.HasIndex(link => link.Code).IsUnique();
        builder.HasIndex(link => link.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(link => link.CampaignId);
    }
}
