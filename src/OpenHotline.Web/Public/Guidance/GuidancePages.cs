using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Prevent.Visits;
using OpenHotline.Web.Components;
using OpenHotline.Web.Public.Campaigns;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Public.Guidance;

/// <summary>Guidance for parents, young people and schools, with a search that keeps nothing.</summary>
public static class GuidancePages
{
    public static IEndpointRouteBuilder MapGuidance(this IEndpointRouteBuilder door)
    {
        door.MapGet("/guidance", async (ReadGuidance read, CancellationToken stop) => new RazorComponentResult<GuidanceListPage>(new { Pages = await read.AllAsync(PageLanguage.Current.Code, stop) })).AllowAnonymous();
        // A POST, so that what somebody looks for stands in no address, log or history.
        door.MapPost("/guidance/search", SearchAsync).AllowAnonymous().DisableAntiforgery();
        door.MapGet("/guidance/search", () => TypedResults.LocalRedirect(PageLanguage.Current.Href("/guidance"))).AllowAnonymous();
        door.MapGet("/guidance/{page}", ShowAsync).AllowAnonymous();
        door.MapPost("/guidance/{page}/read", ReadAsync).AllowAnonymous().DisableAntiforgery();
        return door;
    }

    private static async Task<RazorComponentResult<GuidanceListPage>> SearchAsync(StepPost post, ReadGuidance read, SearchGuidance search, CancellationToken stop)
    {
        var language = PageLanguage.Current.Code;
        var question = post.Text("words");
        return new(new { Pages = await read.AllAsync(language, stop), Question = question ?? "", Found = await search.RunAsync(question, language, stop) });
    }

    private static async Task<IResult> ShowAsync(string page, ReadGuidance read, CancellationToken stop) =>
        await read.FindAsync(page, PageLanguage.Current.Code, stop) is { } shown ? new RazorComponentResult<GuidancePage>(new { Shown = shown }) : TypedResults.NotFound();

    // The press is counted, and the browser goes on to the help services: who pressed is not known.
    private static async Task<IResult> ReadAsync(string page, ReadGuidance read, VisitTally tally, Presses presses, HttpContext http)
    {
        var language = PageLanguage.Current;
        if (await read.FindAsync(page, language.Code, http.RequestAborted) is not { } shown) return TypedResults.NotFound();
        tally.Count(Counted.ReadToEnd, $"{language.Code}/{shown.Text.Page}", presses.AreApart(http));
        return TypedResults.LocalRedirect(language.Href("/help"));
    }
}
