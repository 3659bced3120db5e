using OpenHotline.Prevent;

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

    public static string Of(CampaignState state) => state switch
    {
        CampaignState.Planned => "Planned",
        CampaignState.Running => "Running",
        _ => "Ended",
    };

    public static string Of(CampaignChannel channel) => channel switch
    {
        CampaignChannel.Display => "Display advertising",
        _ => channel.ToString(),
    };

    public static string Of(CampaignLanding landing) => landing switch
    {
        CampaignLanding.ReportPage => "The report form",
        CampaignLanding.StatisticsPage => "The statistics",
        _ => "The first page",
    };

    public static string Few(long? count) => count is { } shown ? shown.ToString("N0") : "Fewer than five";
}
