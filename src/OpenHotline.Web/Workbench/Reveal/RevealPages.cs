using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Intake;
using OpenHotline.Intake.Addresses;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Queue;

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
        door.MapPost("/reveal/{webpageId:guid}/copy/{reason:int}", CopyAsync).RequirePermission(Permission.SeeAddress);
        return door;
    }

    // A POST, so that neither a prefetch nor the back button looks at anything.
    private static async Task<IResult> PageAsync(Guid webpageId, [FromForm] RevealForm form, RevealAddress reveal, DiscloseAddress disclose, LookBook looks, CurrentAccount account, HttpContext http)
    {
        var reason = (LookReason)form.Reason;
        var outcome = await reveal.RunAsync(webpageId, reason, http.RequestAborted);
        if (outcome is not RevealAddress.Outcome.Shown shown) return Refuse(((RevealAddress.Outcome.Refused)outcome).Why);
        var forOthers = (await disclose.RunAsync(webpageId, http.RequestAborted))?.Address?.Text;
        if ((IsForOthers(reason) ? forOthers : shown.Address) is not { } address) return Refuse(RevealAddress.Refusal.NoSuchPage);
        return new RazorComponentResult<RevealedPage>(new
        {
            Defanged = Defang(address),
            IsForOthers = IsForOthers(reason),
            ForOthers = forOthers is null || forOthers == address ? null : Defang(forOthers),
            Left = await looks.LeftAsync(account.Id, http.RequestAborted),
            CopyHref = $"/reveal/{webpageId:D}/copy/{form.Reason}",
            CaseHref = $"/cases/{webpageId:D}",
        });
    }

    // The workbench's script asks for plain text and puts it on the clipboard; a second look, logged as such.
    private static async Task<IResult> CopyAsync(Guid webpageId, int reason, [FromForm] PressedForm pressed, RevealAddress reveal, DiscloseAddress disclose, HttpContext http)
    {
        var outcome = await reveal.RunAsync(webpageId, (LookReason)reason, http.RequestAborted);
        if (outcome is not RevealAddress.Outcome.Shown shown) return Refuse(((RevealAddress.Outcome.Refused)outcome).Why);
        return await TextAsync(webpageId, (LookReason)reason, shown, disclose, http.RequestAborted) is { } address ? TypedResults.Text(address) : Refuse(RevealAddress.Refusal.NoSuchPage);
    }

    // Privacy: what is revealed to be handed over leaves the house, so it is without what tells who reported it.
    private static async Task<string?> TextAsync(Guid webpageId, LookReason reason, RevealAddress.Outcome.Shown shown, DiscloseAddress disclose, CancellationToken stop) =>
        IsForOthers(reason) ? (await disclose.RunAsync(webpageId, stop))?.Address?.Text : shown.Address;

    private static bool IsForOthers(LookReason reason) => reason is LookReason.Referring or LookReason.HostAsked;

    private static IResult Refuse(RevealAddress.Refusal why) => why switch
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
