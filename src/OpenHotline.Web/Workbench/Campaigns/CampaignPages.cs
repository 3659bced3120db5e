using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>Campaigns and their links.</summary>
public static class CampaignPages
{
    public static IEndpointRouteBuilder MapCampaigns(this IEndpointRouteBuilder door) => door;
}
