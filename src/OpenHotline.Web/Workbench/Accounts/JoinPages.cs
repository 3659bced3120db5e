using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using QRCoder;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>What somebody who joins fills in.</summary>
public sealed record JoinForm
{
    [StringLength(43)]
    public string? Token { get; init; }

    [StringLength(254)]
    public string? Mail { get; init; }

    [StringLength(128)]
    public string? Password { get; init; }

    [StringLength(128)]
    public string? Again { get; init; }

    /// <summary><c>passkey</c> or <c>provider</c>; else a password.</summary>
    [StringLength(20)]
    public string? Way { get; init; }
}

/// <summary>Joining by a one-time link: with a passkey, by the identity provider, or with a password and then an authenticator. Then recovery codes.</summary>
internal static class JoinPages
{
    public static IEndpointRouteBuilder MapJoin(this IEndpointRouteBuilder door)
    {
        door.MapGet("/join/{token:length(43)}", OpenAsync).AllowAnonymous();
        door.MapPost("/join", ChooseAsync).AllowAnonymous();
        door.MapGet("/join/code", async (HttpContext http) => await SignInStep.ReadAsync(http) is { IsJoining: true, Secret: not null } step ? (IResult)CodePage(step, FieldErrors.None) : new RazorComponentResult<LinkGonePage>()).AllowAnonymous();
        door.MapGet("/join/code.png", PictureAsync).AllowAnonymous();
        door.MapPost("/join/code", CodeAsync).AllowAnonymous();
        return door;
    }

    // Opening the link changes nothing: mail programs open links before people do.
    private static async Task<IResult> OpenAsync(string token, JoinLinks links, HttpContext http) =>
        await links.FindAsync(token, http.RequestAborted) is { } found ? Page(token, found.Account, FieldErrors.None, null) : Gone(http);

    private static async Task<IResult> ChooseAsync([FromForm] JoinForm form, JoinLinks links, JoinHouse join, HttpContext http)
    {
        if (form.Token is null || await links.FindAsync(form.Token, http.RequestAborted) is not { } found) return Gone(http);
        var asksMail = InviteFirstAdministrator.NeedsOwnMail(found.Account);
        var isByPassword = form.Way is not ("passkey" or "provider");
        var errors = new List<FieldError>();
        if (asksMail && !System.Net.Mail.MailAddress.TryCreate(form.Mail?.Trim(), out _)) errors.Add(new FieldError("mail", "Enter your mail address"));
        if (isByPassword && PasswordRule.WhyNot(form.Password, found.Account) is { } why) errors.Add(new FieldError("password", why));
        else if (isByPassword && form.Password != form.Again) errors.Add(new FieldError("again", "The two passwords are not the same"));
        if (errors.Count > 0) return SignInPages.Refused(http, Page(form.Token, found.Account, FieldErrors.Of(errors), form.Mail));
        var step = new SignInStep(found.Account.Id, JoinToken: form.Token, Mail: asksMail ? form.Mail!.Trim() : null);
        if (!isByPassword)
        {
            await step.KeepAsync(http);
            return TypedResults.LocalRedirect($"/join/{form.Way}");
        }

        await (step with { PasswordHash = join.HashPassword(found.Account, form.Password!), Secret = Convert.ToBase64String(TimeCode.NewSecret()) }).KeepAsync(http);
        return TypedResults.LocalRedirect("/join/code");
    }

    private static async Task<IResult> PictureAsync(HouseSettings settings, JoinLinks links, HttpContext http)
    {
        if (await SignInStep.ReadAsync(http) is not { IsJoining: true, Secret: not null } step || await links.FindAsync(step.JoinToken!, http.RequestAborted) is not { } found) return TypedResults.NotFound();
        var text = TimeCode.Link(Convert.FromBase64String(step.Secret), settings.HotlineName, step.Mail ?? found.Account.Email ?? "");
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return TypedResults.Bytes(png.GetGraphic(6), "image/png");
    }

    private static async Task<IResult> CodeAsync([FromForm] CodeForm form, JoinHouse join, HttpContext http)
    {
        if (await SignInStep.ReadAsync(http) is not { IsJoining: true, Secret: { } kept } step) return Gone(http);
        var (secret, code) = (Convert.FromBase64String(kept), form.Code ?? "");
        JoiningProof proof;
        if (step.Identity is { } identity) proof = new JoiningProof.ProviderAndCode(identity, secret, code);
        else if (step.PasswordHash is { } hash) proof = new JoiningProof.PasswordAndCode(hash, secret, code);
        else return Gone(http);
        return await EndAsync(await join.RunAsync(step.JoinToken!, step.Mail, proof, http.RequestAborted), http, errors => CodePage(step, errors));
    }

    /// <summary>The page after joining, or the same page again with what to mend.</summary>
    internal static async Task<IResult> EndAsync(JoinHouse.Outcome outcome, HttpContext http, Func<FieldErrors, RazorComponentResult> again)
    {
        switch (outcome)
        {
            case JoinHouse.Outcome.Joined joined:
                await SignInStep.ForgetAsync(http);
                await StaffCookies.SignInAsync(http, joined.SessionId);
                return new RazorComponentResult<RecoveryCodesPage>(new { Codes = joined.RecoveryCodes });
            case JoinHouse.Outcome.WrongCode:
                return SignInPages.Refused(http, again(FieldErrors.Of(new FieldError("code", "This code does not fit. Check that the time on your phone is right, and enter the code it shows now"))));
            case JoinHouse.Outcome.MailTaken:
                return SignInPages.Refused(http, again(FieldErrors.Of(new FieldError("", "This mail address belongs to another account. Open the link again and give another"))));
            case JoinHouse.Outcome.ProviderTaken:
                return SignInPages.Refused(http, again(FieldErrors.Of(new FieldError("", "Somebody else here already signs in with this account. Open the link again and choose another way"))));
            default:
                return Gone(http);
        }
    }

    internal static IResult Gone(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status410Gone;
        return new RazorComponentResult<LinkGonePage>();
    }

    private static RazorComponentResult<JoinPage> Page(string token, Ground.Accounts.Account account, FieldErrors errors, string? mail)
    {
        var first = InviteFirstAdministrator.NeedsOwnMail(account);
        return new(new { Token = token, Name = first ? null : account.DisplayName, AsksMail = first, Errors = errors, Mail = mail });
    }

    private static RazorComponentResult<JoinCodePage> CodePage(SignInStep step, FieldErrors errors) =>
        new(new { Errors = errors, Typed = string.Join(' ', TimeCode.Typed(Convert.FromBase64String(step.Secret!)).Chunk(4).Select(group => new string(group))) });
}
