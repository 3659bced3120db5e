using OpenHotline.Prevent.Campaigns;
using OpenHotline.Sandbox.People;

namespace OpenHotline.Sandbox.Tests;

/// <summary>The campaigns that the sandbox shows as examples.</summary>
public sealed class WorkedCampaignTests
{
    private static readonly IReadOnlyList<WorkedCampaign> All = WorkedCampaigns.All(new DateOnly(2026, 11, 22));

    [Fact]
    public void Each_shows_a_drawn_picture_that_is_said_in_words()
    {
        foreach (var picture in All.Select(worked => worked.Picture))
        {
            var bytes = picture.Read();
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], bytes[..4]);
            Assert.InRange(bytes.Length, 1, CreativePicture.MaxBytes);
            Assert.StartsWith("Drawn: ", picture.Alternative, StringComparison.Ordinal);
            Assert.InRange(picture.Alternative.Length, 20, AddCreativePicture.MaxAlternativeCharacters);
        }

        Assert.All(All, worked => Assert.All(worked.Picture.ShownBy, place => Assert.Contains(worked.Creatives, words => (words.Channel, words.Format) == place)));
    }

    [Fact]
    public void The_one_for_young_people_leads_to_their_own_way() => Assert.Contains(All.Single(worked => worked.Plan.Audience == CampaignAudience.YoungPeople).Links, link => link.Landing == CampaignLanding.OwnPicturePage);
}
