using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Intake.Addresses;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Reveal;

/// <summary>Why the address is wanted, as posted: the number of a <see cref="LookReason"/>.</summary>
public sealed record RevealForm
{
    [Range(1, 99)]
    public int Reason { get; init; }
}

/// <summary>One address, on one key press, logged and capped. Every area of the workbench posts here; none shows addresses of its own.</summary>
public static class RevealPages
{
    public static IEndpointRouteBuilder MapReveal(this IEndpointRouteBuilder door)
    {
        door.MapPost("/reveal/{webpageId:guid}", PageAsync).RequirePermission(Permission.SeeAddress);
        door.MapPost("/reveal/{webpageId:guid}/copy", CopyAsync).RequirePermission(Permission.SeeAddress);
        return door;
    }

    // A POST, so that neither a prefetch nor the back button looks at anything.
    private static async Task<IResult> PageAsync(Guid webpageId, [FromForm] RevealForm form, RevealAddress reveal, LookBook looks, CurrentAccount account, HttpContext http)
    {
        var outcome = await reveal.RunAsync(webpageId, (LookReason)form.Reason, http.RequestAborted);
        if (outcome is not RevealAddress.Outcome.Shown shown) return Refuse((RevealAddress.Outcome.Refused)outcome);
        return new RazorComponentResult<RevealedPage>(new { Defanged = Defang(shown.Address), Left = await looks.LeftAsync(account.Id, http.RequestAborted), CopyHref = $"/reveal/{webpageId:D}/copy", CaseHref = $"/cases/{webpageId:D}" });
    }

    // The workbench's script asks for plain text and puts it on the clipboard; a second look, logged as such.
    private static async Task<IResult> CopyAsync(Guid webpageId, [FromForm] RevealForm form, RevealAddress reveal, HttpContext http)
    {
        var outcome = await reveal.RunAsync(webpageId, (LookReason)form.Reason, http.RequestAborted);
        return outcome is RevealAddress.Outcome.Shown shown ? TypedResults.Text(shown.Address) : Refuse((RevealAddress.Outcome.Refused)outcome);
    }

    private static IResult Refuse(RevealAddress.Outcome.Refused refused) => refused.Why switch
    {
        RevealAddress.Refusal.TooMany => TypedResults.StatusCode(StatusCodes.Status429TooManyRequests),
        RevealAddress.Refusal.NotPermitted => TypedResults.StatusCode(StatusCodes.Status403Forbidden),
        RevealAddress.Refusal.NoSuchPage => TypedResults.StatusCode(StatusCodes.Status404NotFound),
        _ => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
    };

    /// <summary>Breaks an address so that nothing opens it: <c>hxxps://host[.]example/page</c>.</summary>
    internal static string Defang(string address) => WebAddress.ReadExact(address) is WebAddress.Outcome.Accepted read
        ? Defanged.Of(read.Address)
        : address.Replace("http", "hxxp", StringComparison.OrdinalIgnoreCase).Replace(".", "[.]", StringComparison.Ordinal);
}
