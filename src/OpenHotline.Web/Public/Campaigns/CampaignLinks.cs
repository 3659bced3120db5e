using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Prevent;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Public.Campaigns;

/// <summary>The short links of campaigns. Nothing about who comes is read beyond what tells a machine from a person, and nothing of it is kept.</summary>
public static class CampaignLinks
{
    // What a program that fetches previews or indexes calls itself; the usual signs, not a complete list.
    private static readonly string[] MachineSigns = ["bot", "crawl", "spider", "preview", "facebookexternalhit", "slurp", "curl", "wget", "python", "headless", "monitor"];

    public static IEndpointRouteBuilder MapCampaignLinks(this IEndpointRouteBuilder door)
    {
        door.MapMethods("/c/{code}", [HttpMethods.Get, HttpMethods.Head], FollowAsync).AllowAnonymous();
        return door;
    }

    private static async Task<IResult> FollowAsync(string code, FollowLink follow, HttpContext http) =>
        await follow.RunAsync(code, IsMachine(http.Request), http.RequestAborted) is { } landing
            ? TypedResults.LocalRedirect(PageLanguage.Current.Href(PathOf(landing)))
            : TypedResults.NotFound();

    // Safety: the three places that a link may lead to; never anything from the request.
    private static string PathOf(CampaignLanding landing) => landing switch
    {
        CampaignLanding.ReportPage => "/report",
        CampaignLanding.StatisticsPage => "/statistics",
        _ => "/",
    };

    private static bool IsMachine(HttpRequest request)
    {
        if (HttpMethods.IsHead(request.Method)) return true;
        var purpose = $"{request.Headers["Sec-Purpose"]} {request.Headers["Purpose"]} {request.Headers["X-Purpose"]} {request.Headers["X-Moz"]}";
        if (purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase) || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase)) return true;
        var agent = request.Headers.UserAgent.ToString();
        return agent.Length == 0 || Array.Exists(MachineSigns, sign => agent.Contains(sign, StringComparison.OrdinalIgnoreCase));
    }
}
