using System.Globalization;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>A plan between the form and the house: what is wrong with it in words, and a kept one as it is typed.</summary>
internal static class PlanRefusals
{
    public static FieldError Of(CampaignPlan.Refusal why) => why switch
    {
        CampaignPlan.Refusal.NoName => new("name", "Enter a name"),
        CampaignPlan.Refusal.NoPurpose => new("purpose", "Write what it is to bring about"),
        CampaignPlan.Refusal.NoSuchAudience => new("audience", "Choose for whom it is"),
        CampaignPlan.Refusal.EndsBeforeItBegins => new("lastOn", "Enter a last day that is not before the first"),
        CampaignPlan.Refusal.TooManyDays => new("lastOn", $"A campaign has at most {CampaignPlan.MaxDays} days"),
        CampaignPlan.Refusal.NoSuchAges => new("ageTo", "Enter ages from 0 to 120, the younger one first"),
        CampaignPlan.Refusal.NoSuchLanguage => new("language", "Choose a language"),
        CampaignPlan.Refusal.NoSuchCountry => new("country", "Enter a country as two letters, for example GB"),
        CampaignPlan.Refusal.NoSuchCurrency => new("currency", "Enter a currency as three letters, for example GBP"),
        _ => new("name", "Write less: a name has at most 100 characters, a purpose 1,000"),
    };

    public static PlanForm AsTyped(Campaign campaign) => new()
    {
        Name = campaign.Name, Purpose = campaign.Purpose, Audience = (int)campaign.Audience, AgeFrom = campaign.AgeFrom?.ToString(CultureInfo.InvariantCulture), AgeTo = campaign.AgeTo?.ToString(CultureInfo.InvariantCulture),
        Language = campaign.Language, Country = campaign.Country, Funder = campaign.Funder, Currency = campaign.Currency,
        FirstOn = campaign.FirstOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), LastOn = campaign.LastOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
