using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Public.Campaigns;

/// <summary>Campaign links, counted without cookie or address.</summary>
public static class CampaignLinks
{
    public static IEndpointRouteBuilder MapCampaignLinks(this IEndpointRouteBuilder door) => door;
}
