using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Prevent;

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
}

/// <summary>A short link of a campaign, for one channel and one placement.</summary>
public sealed class CampaignLink
{
    private CampaignLink() { }

    internal CampaignLink(Guid id, Guid campaignId, string code, CampaignChannel channel, string placement, CampaignLanding landing) =>
        (Id, CampaignId, Code, Channel, Placement, Landing) = (id, campaignId, code, channel, placement, landing);

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    /// <summary>What stands in the address: six letters and digits that cannot be mistaken for each other.</summary>
    public string Code { get; private set; } = "";

    public CampaignChannel Channel { get; private set; }

    /// <summary>Where exactly, in the officer's words: "school hall, poster A".</summary>
    public string Placement { get; private set; } = "";

    public CampaignLanding Landing { get; private set; }
}

internal sealed class CampaignLinkTable : IEntityTypeConfiguration<CampaignLink>
{
    public void Configure(EntityTypeBuilder<CampaignLink> builder)
    {
        builder.ToTable("CampaignLinks");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.Property(link => link.Code).HasMaxLength(LinkCode.Characters);
        builder.Property(link => link.Placement).HasMaxLength(PlanCampaign.MaxNameCharacters);
        builder.HasIndex(link => link.Code).IsUnique();
        builder.HasIndex(link => link.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(link => link.CampaignId);
    }
}

/// <summary>How many came by a link on one day. Nothing about anybody who came.</summary>
public sealed class ArrivalCount
{
    private ArrivalCount() { }

    public Guid LinkId { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>Visitors' browsers, as far as they can be told from machines.</summary>
    public long People { get; private set; }

    /// <summary>Programs that say they are ones, previews and prefetches.</summary>
    public long Machines { get; private set; }
}

internal sealed class ArrivalCountTable : IEntityTypeConfiguration<ArrivalCount>
{
    public void Configure(EntityTypeBuilder<ArrivalCount> builder)
    {
        builder.ToTable("ArrivalCounts");
        builder.HasKey(count => new { count.LinkId, count.Day });
        builder.HasOne<CampaignLink>().WithMany().HasForeignKey(count => count.LinkId);
    }
}
