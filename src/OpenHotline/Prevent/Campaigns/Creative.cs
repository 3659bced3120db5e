using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>What a campaign says on one channel, in one format: words, and a picture with words for those who cannot see it.</summary>
public sealed class Creative
{
    private Creative() { }

    internal Creative(Guid id, Guid campaignId, CreativeWords words, int rulesVersion) =>
        (Id, CampaignId, Channel, Format, Heading, Text, RulesVersion) = (id, campaignId, words.Channel, words.Format, words.Heading, words.Text, rulesVersion);

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    public CampaignChannel Channel { get; private set; }

    /// <summary>A format of <see cref="ChannelRules"/>.</summary>
    public string Format { get; private set; } = "";

    public string Heading { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>The version of the channel rules by which its length was judged.</summary>
    public int RulesVersion { get; private set; }

    /// <summary>What the picture shows, in words; null where there is no picture.</summary>
    public string? Alternative { get; private set; }

    /// <summary>The picture's media type; null where there is no picture.</summary>
    public string? PictureType { get; private set; }

    /// <summary>Its bytes, in <see cref="CreativePicture.Types"/>; null where there is no picture.</summary>
    public byte[]? Picture { get; private set; }

    internal void Show(byte[] picture, string type, string alternative) => (Picture, PictureType, Alternative) = (picture, type, alternative);
}

/// <summary>What a creative says, and where.</summary>
public sealed record CreativeWords(CampaignChannel Channel, string Format, string Heading, string Text);

internal sealed class CreativeTable : IEntityTypeConfiguration<Creative>
{
    public void Configure(EntityTypeBuilder<Creative> builder)
    {
        builder.ToTable("Creatives");
        builder.Property(creative => creative.Id).ValueGeneratedNever();
        builder.Property(creative => creative.Format).HasMaxLength(20);
        builder.Property(creative => creative.Heading).HasMaxLength(AddCreative.MaxCharacters);
        builder.Property(creative => creative.Text).HasMaxLength(AddCreative.MaxCharacters);
        builder.Property(creative => creative.Alternative).HasMaxLength(AddCreativePicture.MaxAlternativeCharacters);
        builder.Property(creative => creative.PictureType).HasMaxLength(20);
        builder.HasIndex(creative => creative.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(creative => creative.CampaignId);
    }
}
