using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>What the passkey script talks to. Bodies are the browser's own JSON, at most 64 kB.</summary>
internal static class PasskeyEndpoints
{
    private const int MaxChars = 64 * 1024;

    public static IEndpointRouteBuilder MapPasskeys(this IEndpointRouteBuilder door)
    {
        door.MapPost("/account/passkey/options", async (Passkeys passkeys, CurrentAccount account, HttpContext http) =>
            await passkeys.AddOptionsAsync(account.Id, http) is { } json ? TypedResults.Content(json, "application/json") : (IResult)TypedResults.Conflict()).RequirePermission(Permission.SignedIn);
        door.MapPost("/account/passkey", async (Passkeys passkeys, CurrentAccount account, HttpContext http) =>
            await ReadAsync(http) is { } credential && await passkeys.AddAsync(account.Id, credential, http) ? TypedResults.NoContent() : (IResult)TypedResults.BadRequest()).RequirePermission(Permission.SignedIn);
        door.MapPost("/account/passkeys/remove", async (Passkeys passkeys, CurrentAccount account, HttpContext http) =>
        {
            return TypedResults.LocalRedirect(await passkeys.RemoveAllAsync(account.Id, http.RequestAborted) ? "/account" : "/account?kept");
        }).RequirePermission(Permission.SignedIn);
        door.MapPost("/sign-in/passkey/options", async (Passkeys passkeys, HttpContext http) => TypedResults.Content(await passkeys.SignInOptionsAsync(http), "application/json")).AllowAnonymous();
        door.MapPost("/sign-in/passkey", SignInAsync).AllowAnonymous();
        return door;
    }

    private static async Task<IResult> SignInAsync(Passkeys passkeys, HttpContext http)
    {
        if (await ReadAsync(http) is not { } credential || await passkeys.SignInAsync(credential, http) is not { } session) return TypedResults.BadRequest();
        await StaffCookies.SignInAsync(http, session);
        return TypedResults.NoContent();
    }

    private static async Task<string?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength is null or > MaxChars) return null;
        using var reader = new StreamReader(http.Request.Body);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }
}
