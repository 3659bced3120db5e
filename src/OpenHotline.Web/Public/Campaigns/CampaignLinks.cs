using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Visits;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Public.Campaigns;

/// <summary>The short links of campaigns. Nothing about who comes is read beyond what tells a machine from a person, and nothing of it is kept.</summary>
public static class CampaignLinks
{
    public static IEndpointRouteBuilder MapCampaignLinks(this IEndpointRouteBuilder door)
    {
        door.MapMethods("/c/{code}", [HttpMethods.Get, HttpMethods.Head], FollowAsync).AllowAnonymous();
        return door;
    }

    private static async Task<IResult> FollowAsync(string code, FollowLink follow, HttpContext http) =>
        await follow.RunAsync(code, Machines.Sent(http.Request), http.RequestAborted) is { } place
            ? TypedResults.LocalRedirect(PageLanguage.Of(new System.Globalization.CultureInfo(place.Language)).Href(PathOf(place)))
            : TypedResults.NotFound();

    // Safety: the places that a link may lead to; never anything from the request.
    private static string PathOf(LandingPlace place) => place.Landing switch
    {
        CampaignLanding.ReportPage => "/report",
        CampaignLanding.StatisticsPage => "/statistics",
        CampaignLanding.GuidancePage => $"/guidance/{place.Page}",
        CampaignLanding.GuidanceList => "/guidance",
        CampaignLanding.HelpPage => "/help",
        CampaignLanding.OwnPicturePage => "/my-picture",
        _ => "/",
    };
}
