using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Prevent.Help;
using OpenHotline.Prevent.Visits;
using OpenHotline.Web.Public.Campaigns;

namespace OpenHotline.Web.Public.Help;

/// <summary>Who can help, by the country that somebody chooses. Where they are is never asked nor guessed.</summary>
public static class HelpPages
{
    public static IEndpointRouteBuilder MapHelp(this IEndpointRouteBuilder door)
    {
        door.MapGet("/help", async (ReadHelpContacts read, CancellationToken stop) => new RazorComponentResult<HelpPage>(new { Countries = await read.CountriesAsync(stop) })).AllowAnonymous();
        door.MapGet("/help/{country:regex(^[a-z]{{2}}$)}", ShowAsync).AllowAnonymous();
        door.MapPost("/help/{contactId:guid}/contacted", ContactedAsync).AllowAnonymous().DisableAntiforgery();
        return door;
    }

    private static async Task<RazorComponentResult<HelpPage>> ShowAsync(string country, ReadHelpContacts read, CancellationToken stop)
    {
        var code = country.ToUpperInvariant();
        return new(new { Countries = await read.CountriesAsync(stop), Country = code, Contacts = await read.OfAsync(code, stop) });
    }

    private static async Task<IResult> ContactedAsync(Guid contactId, ReadHelpContacts read, VisitTally tally, Presses presses, HttpContext http)
    {
        if (!await read.IsShownAsync(contactId, http.RequestAborted)) return TypedResults.NotFound();
        tally.Count(Counted.HelpContacted, contactId.ToString("D"), presses.AreApart(http));
        return TypedResults.NoContent();
    }
}
