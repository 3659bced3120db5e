using System.Globalization;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Evaluating;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>How campaigns are spoken of on the workbench.</summary>
public static class CampaignWords
{
    public static string Of(CampaignAudience audience) => audience switch
    {
        CampaignAudience.Parents => "Parents and carers",
        CampaignAudience.YoungPeople => "Young people",
        CampaignAudience.Professionals => "People who work with children",
        _ => "Everybody",
    };

    /// <summary>For whom, of what age, in which language and country.</summary>
    public static string Of(Campaign campaign)
    {
        var ages = (campaign.AgeFrom, campaign.AgeTo) switch
        {
            ({ } from, { } to) => $", aged {from} to {to}",
            ({ } from, null) => $", from {from} years on",
            (null, { } to) => $", up to {to} years",
            _ => "",
        };
        var language = PageLanguage.All.FirstOrDefault(one => one.Code == campaign.Language)?.OwnName ?? campaign.Language;
        return $"{Of(campaign.Audience)}{ages}, in {language}{(campaign.Country is { } country ? $", for {CountryName.Of(country)}" : "")}";
    }

    public static string Of(CampaignState state) => state.ToString();

    public static TagColour ColourOf(CampaignState state) => state switch
    {
        CampaignState.Draft => TagColour.Yellow,
        CampaignState.Reviewed => TagColour.Blue,
        CampaignState.Running => TagColour.Teal,
        CampaignState.Evaluated => TagColour.Green,
        _ => TagColour.Grey,
    };

    public static string Of(CampaignChannel channel) => channel switch
    {
        CampaignChannel.Display => "Display advertising",
        _ => channel.ToString(),
    };

    public static string Of(CampaignLink link) => link.Landing == CampaignLanding.GuidancePage ? $"Guidance: {link.Page}" : Of(link.Landing);

    public static string Of(CampaignLanding landing) => landing switch
    {
        CampaignLanding.ReportPage => "The report form",
        CampaignLanding.StatisticsPage => "The statistics",
        CampaignLanding.GuidanceList => "All guidance",
        CampaignLanding.HelpPage => "Who can help",
        CampaignLanding.OwnPicturePage => "A young person's own picture",
        _ => "The first page",
    };

    public static string Of(GoalFigure figure) => figure switch
    {
        GoalFigure.Arrivals => "Arrivals by the campaign's links",
        GoalFigure.ReadToEnd => "Guidance read to the end",
        GoalFigure.HelpContacted => "Help services contacted",
        GoalFigure.Reports => "Reports by the public",
        _ => "Own-picture requests, by whole quarters",
    };

    public static string Of(CampaignPhase phase) => phase.ToString();

    public static string Money(decimal amount, string currency) => string.Create(CultureInfo.CurrentCulture, $"{amount:#,0.##} {currency}");

    public static string Money(decimal? amount, string currency) => amount is { } one ? string.Create(CultureInfo.CurrentCulture, $"{one:N2} {currency}") : "–";

    /// <summary>A number for a table: withheld ones in a word, without anything for a chart to draw.</summary>
    public static TableCell Cell(long? count) => count is { } shown ? TableCell.Of(shown) : Withheld;

    public const string Withheld = "withheld";
}
