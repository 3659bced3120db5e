using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Accounts.Staff;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>An invitation, as posted. Roles are the numbers of <see cref="StaffRoles"/>.</summary>
public sealed record InviteForm
{
    [StringLength(254)]
    public string? Mail { get; init; }

    [StringLength(100)]
    public string? Name { get; init; }

    [MaxLength(7)]
    public int[]? Roles { get; init; }
}

/// <summary>Roles, as posted.</summary>
public sealed record RolesForm
{
    [MaxLength(7)]
    public int[]? Roles { get; init; }
}

/// <summary>The staff's accounts, for administrators.</summary>
internal static class StaffPages
{
    public static IEndpointRouteBuilder MapStaff(this IEndpointRouteBuilder door)
    {
        door.MapGet("/accounts", ListAsync).RequirePermission(Permission.ManageAccounts);
        door.MapGet("/accounts/invite", () => InvitePage(FieldErrors.None, null)).RequirePermission(Permission.ManageAccounts);
        door.MapPost("/accounts/invite", InviteAsync).RequirePermission(Permission.ManageAccounts);
        door.MapGet("/accounts/{id:guid}", (Guid id, ListAccounts list, Sessions sessions, HttpContext http) => OneAsync(id, FieldErrors.None, list, sessions, http)).RequirePermission(Permission.ManageAccounts);
        door.MapPost("/accounts/{id:guid}/roles", RolesAsync).RequirePermission(Permission.ManageAccounts);
        door.MapPost("/accounts/{id:guid}/end-sessions", async (Guid id, EndSessions end, HttpContext http) => { await end.RunAsync(id, http.RequestAborted); return TypedResults.LocalRedirect($"/accounts/{id:D}"); }).RequirePermission(Permission.ManageAccounts);
        door.MapPost("/accounts/{id:guid}/link", LinkAsync).RequirePermission(Permission.ManageAccounts);
        door.MapPost("/accounts/{id:guid}/disable", DisableAsync).RequirePermission(Permission.ManageAccounts);
        door.MapPost("/accounts/{id:guid}/enable", async (Guid id, EnableAccount enable, HttpContext http) => { await enable.RunAsync(id, http.RequestAborted); return TypedResults.LocalRedirect($"/accounts/{id:D}"); }).RequirePermission(Permission.ManageAccounts);
        return door;
    }

    private static async Task<IResult> ListAsync(ListAccounts list, HttpContext http) =>
        new RazorComponentResult<AccountsPage>(new { Rows = await list.RunAsync(0, http.RequestAborted) });

    private static async Task<IResult> InviteAsync([FromForm] InviteForm form, InviteAccount invite, MailInvitation mail, HouseSettings settings, HttpContext http)
    {
        switch (await invite.RunAsync(form.Mail ?? "", form.Name ?? "", Together(form.Roles), http.RequestAborted))
        {
            case InviteAccount.Outcome.Invited invited:
                var link = JoinAddress.Of(settings, http, invited.Token);
                return new RazorComponentResult<NewLinkPage>(new { Link = link, Mail = await mail.RunAsync(form.Mail!, link, http.RequestAborted), WaitsForSecond = invited.ActId is not null });
            case InviteAccount.Outcome.Refused refused:
                var error = refused.Why switch
                {
                    InviteAccount.Refusal.NoMailAddress => new FieldError("mail", "Enter a mail address"),
                    InviteAccount.Refusal.NoName => new FieldError("name", "Enter a name of at most 100 characters"),
                    InviteAccount.Refusal.Exists => new FieldError("mail", "There is an account with this mail address"),
                    _ => new FieldError("roles", "Choose from the roles shown"),
                };
                return SignInPages.Refused(http, InvitePage(FieldErrors.Of(error), form));
            default:
                return TypedResults.StatusCode(StatusCodes.Status500InternalServerError);
        }
    }

    private static async Task<IResult> OneAsync(Guid id, FieldErrors errors, ListAccounts list, Sessions sessions, HttpContext http) =>
        await list.OneAsync(id, http.RequestAborted) is { } row
            ? new RazorComponentResult<AccountPage>(new { Row = row, Sessions = await sessions.StandingAsync(id, http.RequestAborted), Errors = errors })
            : TypedResults.NotFound();

    private static async Task<IResult> RolesAsync(Guid id, [FromForm] RolesForm form, ChangeRoles change, ListAccounts list, Sessions sessions, HttpContext http)
    {
        if (await change.RunAsync(id, Together(form.Roles), http.RequestAborted) is not ChangeRoles.Outcome.Refused refused) return TypedResults.LocalRedirect($"/accounts/{id:D}");
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        var why = refused.Why switch
        {
            ChangeRoles.Refusal.OwnAccount => "Nobody changes their own roles. Ask another administrator",
            ChangeRoles.Refusal.LastAdministrator => "This is the last administrator. Make somebody else one first",
            ChangeRoles.Refusal.NoSuchRole => "Choose from the roles shown",
            _ => "There is no such account",
        };
        return await OneAsync(id, FieldErrors.Of(new FieldError("roles", why)), list, sessions, http);
    }

    private static async Task<IResult> LinkAsync(Guid id, RenewJoinLink renew, HouseSettings settings, HttpContext http) =>
        await renew.RunAsync(id, http.RequestAborted) is { } token
            ? new RazorComponentResult<NewLinkPage>(new { Link = JoinAddress.Of(settings, http, token) })
            : TypedResults.NotFound();

    private static async Task<IResult> DisableAsync(Guid id, DisableAccount disable, ListAccounts list, Sessions sessions, HttpContext http)
    {
        var outcome = await disable.RunAsync(id, http.RequestAborted);
        if (outcome is DisableAccount.Outcome.Disabled or DisableAccount.Outcome.AlreadyDisabled) return TypedResults.LocalRedirect($"/accounts/{id:D}");
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        var why = outcome == DisableAccount.Outcome.OwnAccount ? "Nobody switches their own account off" : "This is the last administrator. Make somebody else one first";
        return await OneAsync(id, FieldErrors.Of(new FieldError("", why)), list, sessions, http);
    }

    private static StaffRoles Together(int[]? roles) => (roles ?? []).Aggregate(StaffRoles.None, (sum, role) => sum | (StaffRoles)role);

    private static RazorComponentResult<InvitePage> InvitePage(FieldErrors errors, InviteForm? form) => new(new { Errors = errors, Form = form });
}
