using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>Mail address and recovery code, as posted.</summary>
public sealed record RecoverForm
{
    [StringLength(254)]
    public string? Mail { get; init; }

    [StringLength(40)]
    public string? Code { get; init; }
}

/// <summary>Coming back after what one signs in with was lost: a recovery code, then a link in one's own mailbox.</summary>
internal static class RecoveryPages
{
    public static IEndpointRouteBuilder MapRecovery(this IEndpointRouteBuilder door)
    {
        door.MapGet("/sign-in/recover", (MailInvitation mail) => Page(mail, isSent: false)).AllowAnonymous();
        door.MapPost("/sign-in/recover", AskAsync).AllowAnonymous();
        return door;
    }

    private static async Task<IResult> AskAsync([FromForm] RecoverForm form, RecoverAccount recover, MailInvitation mail, HouseSettings settings, HttpContext http)
    {
        // Without a relay the code would be used up for nothing.
        if (mail.HasRelay && await recover.RunAsync(form.Mail ?? "", form.Code ?? "", http.RequestAborted) is { } renewed)
        {
            // Privacy: the mail goes out after the answer, so that the time an answer takes does not tell whether there is such an account.
            var link = JoinAddress.Of(settings, http, renewed.Token);
            http.Response.OnCompleted(() => mail.RecoveryAsync(renewed.Mail, link, CancellationToken.None));
        }

        return Page(mail, isSent: mail.HasRelay);
    }

    private static RazorComponentResult<RecoverPage> Page(MailInvitation mail, bool isSent) => new(new { IsSent = isSent, mail.HasRelay });
}
