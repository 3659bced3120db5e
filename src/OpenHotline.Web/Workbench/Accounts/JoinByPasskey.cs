using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>A new passkey as the browser describes it, in JSON.</summary>
public sealed record CredentialForm
{
    [StringLength(64 * 1024)]
    public string? Credential { get; init; }
}

/// <summary>Joining with a passkey instead of a password and an authenticator.</summary>
internal static class JoinByPasskey
{
    public static IEndpointRouteBuilder MapJoinByPasskey(this IEndpointRouteBuilder door)
    {
        door.MapGet("/join/passkey", async (HttpContext http) => await SignInStep.ReadAsync(http) is { IsJoining: true } ? Page(FieldErrors.None) : JoinPages.Gone(http)).AllowAnonymous();
        door.MapPost("/join/passkey/options", OptionsAsync).AllowAnonymous();
        door.MapPost("/join/passkey", JoinAsync).AllowAnonymous();
        return door;
    }

    private static async Task<IResult> OptionsAsync(Passkeys passkeys, JoinLinks links, HttpContext http) =>
        await SignInStep.ReadAsync(http) is { IsJoining: true } step && await links.FindAsync(step.JoinToken!, http.RequestAborted) is { } found
            ? TypedResults.Content(await passkeys.JoinOptionsAsync(found.Account, step.Mail, http), "application/json")
            : TypedResults.StatusCode(StatusCodes.Status410Gone);

    private static async Task<IResult> JoinAsync([FromForm] CredentialForm form, Passkeys passkeys, JoinHouse join, HttpContext http)
    {
        if (await SignInStep.ReadAsync(http) is not { IsJoining: true } step) return JoinPages.Gone(http);
        if (await passkeys.MadeAsync(step.AccountId, form.Credential ?? "", http) is not { } made)
            return SignInPages.Refused(http, Page(FieldErrors.Of(new FieldError("", "This passkey was not taken. Try again, or open your link again and choose a password"))));
        var proof = new JoiningProof.Passkey((account, _) => passkeys.KeepAsync(account, made));
        return await JoinPages.EndAsync(await join.RunAsync(step.JoinToken!, step.Mail, proof, http.RequestAborted), http, Page);
    }

    private static RazorComponentResult<JoinPasskeyPage> Page(FieldErrors errors) => new(new { Errors = errors });
}
