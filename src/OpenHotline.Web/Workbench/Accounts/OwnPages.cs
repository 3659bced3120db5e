using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>One's own account: recovery codes and passkeys.</summary>
internal static class OwnPages
{
    public static IEndpointRouteBuilder MapOwnAccount(this IEndpointRouteBuilder door)
    {
        door.MapGet("/account", PageAsync).RequirePermission(Permission.SignedIn);
        door.MapPost("/account/recovery-codes", CodesAsync).RequirePermission(Permission.SignedIn);
        return door;
    }

    private static async Task<IResult> PageAsync(CurrentAccount account, RecoveryCodes codes, Passkeys passkeys, HttpContext http) =>
        new RazorComponentResult<OwnAccountPage>(new { Left = await codes.LeftAsync(account.Id, http.RequestAborted), PasskeyCount = await passkeys.CountAsync(account.Id), WereKept = http.Request.Query.ContainsKey("kept") });

    private static async Task<IResult> CodesAsync(CurrentAccount account, RecoveryCodes codes, UnitOfWork unit, HttpContext http) =>
        new RazorComponentResult<RecoveryCodesPage>(new { Codes = await unit.RunAsync(inner => codes.MakeAsync(account.Id, inner), http.RequestAborted) });
}
