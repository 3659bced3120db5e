using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>Mail address and password, as posted.</summary>
public sealed record SignInForm
{
    [StringLength(254)]
    public string? Mail { get; init; }

    [StringLength(128)]
    public string? Password { get; init; }
}

/// <summary>A code, as posted.</summary>
public sealed record CodeForm
{
    [StringLength(40)]
    public string? Code { get; init; }
}

/// <summary>Signing in with password and code, and signing out.</summary>
internal static class SignInPages
{
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder door)
    {
        door.MapGet("/sign-in", (CurrentAccount account, HttpContext http) => account.IsSignedIn ? (IResult)TypedResults.LocalRedirect("/") : Page(FieldErrors.None, null, StaffCookies.HasSession(http))).AllowAnonymous();
        door.MapPost("/sign-in", PasswordAsync).AllowAnonymous();
        door.MapGet("/sign-in/code", async (HttpContext http) => await SignInStep.ReadAsync(http) is { IsJoining: false } ? (IResult)CodePage(FieldErrors.None) : TypedResults.LocalRedirect("/sign-in")).AllowAnonymous();
        door.MapPost("/sign-in/code", CodeAsync).AllowAnonymous();
        door.MapPost("/sign-out", SignOutAsync).RequirePermission(Ground.Accounts.Permission.SignedIn);
        return door;
    }

    private static async Task<IResult> PasswordAsync([FromForm] SignInForm form, CheckPassword check, HttpContext http)
    {
        switch (await check.RunAsync(form.Mail ?? "", form.Password ?? "", http.RequestAborted))
        {
            case CheckPassword.Outcome.Right right:
                await new SignInStep(right.AccountId).KeepAsync(http);
                return TypedResults.LocalRedirect("/sign-in/code");
            case CheckPassword.Outcome.LockedOut locked:
                return Refused(http, Page(Locked(locked.UntilAt), form.Mail));
            default:
                return Refused(http, Page(FieldErrors.Of(new FieldError("mail", "Mail address or password is wrong, or the account cannot sign in")), form.Mail));
        }
    }

    private static async Task<IResult> CodeAsync([FromForm] CodeForm form, CheckCode check, HttpContext http)
    {
        if (await SignInStep.ReadAsync(http) is not { IsJoining: false } step) return TypedResults.LocalRedirect("/sign-in");
        switch (await check.RunAsync(step.AccountId, form.Code ?? "", step.Identity is not null, http.RequestAborted))
        {
            case CheckCode.Outcome.SignedIn signedIn:
                await SignInStep.ForgetAsync(http);
                await StaffCookies.SignInAsync(http, signedIn.SessionId);
                return TypedResults.LocalRedirect("/");
            case CheckCode.Outcome.LockedOut locked:
                await SignInStep.ForgetAsync(http);
                return Refused(http, CodePage(Locked(locked.UntilAt)));
            default:
                return Refused(http, CodePage(FieldErrors.Of(new FieldError("code", "This code does not fit. Wait for the next one and try again"))));
        }
    }

    private static async Task<RedirectHttpResult> SignOutAsync(CurrentAccount account, Sessions sessions, HttpContext http)
    {
        await sessions.EndAsync(account.SessionId, SessionEnd.SignedOut, http.RequestAborted);
        await http.SignOutAsync(StaffCookies.Session);
        return TypedResults.LocalRedirect("/sign-in");
    }

    internal static FieldErrors Locked(DateTime untilAt) =>
        FieldErrors.Of(new FieldError("", $"There were too many wrong tries. Try again after {untilAt:HH:mm} UTC"));

    internal static IResult Refused(HttpContext http, RazorComponentResult page)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    internal static RazorComponentResult<SignInPage> Page(FieldErrors errors, string? mail, bool hasEnded = false) => new(new { Errors = errors, Mail = mail, HasEnded = hasEnded });

    private static RazorComponentResult<CodePage> CodePage(FieldErrors errors) => new(new { Errors = errors });
}
