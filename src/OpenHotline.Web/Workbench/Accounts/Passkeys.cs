using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>Passkeys by ASP.NET Core Identity. What the browser must answer waits in a sealed cookie for five minutes.</summary>
/// <remarks>User verification is always asked for, so that a passkey is two factors: the device, and what unlocks it.</remarks>
internal sealed class Passkeys(UserManager<Account> users, IPasskeyHandler<Account> handler, UnitOfWork unit, Timeline timeline, Actor actor, Sessions sessions, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "openhotline-workbench-passkey";
    private const int Most = 10;

    public async Task<int> CountAsync(Guid accountId) => await users.FindByIdAsync(accountId.ToString("D")) is { } account ? (await users.GetPasskeysAsync(account)).Count : 0;

    public async Task<string?> AddOptionsAsync(Guid accountId, HttpContext http)
    {
        if (await users.FindByIdAsync(accountId.ToString("D")) is not { } account || (await users.GetPasskeysAsync(account)).Count >= Most) return null;
        return await OptionsAsync(account, account.UserName ?? "", http);
    }

    /// <param name="ownMail">The mail address that a first administrator has just given; null for everybody else.</param>
    public Task<string> JoinOptionsAsync(Account account, string? ownMail, HttpContext http) => OptionsAsync(account, ownMail ?? account.UserName ?? "", http);

    public async Task<bool> AddAsync(Guid accountId, string credential, HttpContext http)
    {
        if (await MadeAsync(accountId, credential, http) is not { } made) return false;
        return await unit.RunAsync(async _ =>
        {
            if (await users.FindByIdAsync(accountId.ToString("D")) is not { } account) return false;
            await KeepAsync(account, made);
            return true;
        }, http.RequestAborted);
    }

    /// <summary>The passkey that the browser made for this account; null where it does not fit what was asked for, or nobody unlocked the device.</summary>
    public async Task<UserPasskeyInfo?> MadeAsync(Guid accountId, string credential, HttpContext http)
    {
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { CredentialJson = credential, HttpContext = http, AttestationState = Take(http, "add") });
        return result.Succeeded && result.UserEntity.Id == accountId.ToString("D") && result.Passkey.IsUserVerified ? result.Passkey : null;
    }

    /// <summary>Stores a passkey, inside the caller's unit of work.</summary>
    public async Task KeepAsync(Account account, UserPasskeyInfo passkey)
    {
        if (!(await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded) throw new InvalidOperationException("The passkey could not be stored.");
        timeline.Write(new PasskeysChanged(account.Id, (await users.GetPasskeysAsync(account)).Count));
    }

    /// <summary>False where they are the only way in: then they stay.</summary>
    public Task<bool> RemoveAllAsync(Guid accountId, CancellationToken cancellation) => unit.RunAsync(async _ =>
    {
        if (await users.FindByIdAsync(accountId.ToString("D")) is not { } account) return false;
        if (account.PasswordHash is null && (await users.GetLoginsAsync(account)).Count == 0) return false;
        foreach (var passkey in await users.GetPasskeysAsync(account)) await users.RemovePasskeyAsync(account, passkey.CredentialId);
        timeline.Write(new PasskeysChanged(accountId, 0));
        return true;
    }, cancellation);

    public async Task<string> SignInOptionsAsync(HttpContext http)
    {
        // Privacy: nobody is named, so the answer tells nothing of who has an account.
        var options = await handler.MakeRequestOptionsAsync(null, http);
        Keep(http, "sign-in", options.AssertionState);
        return options.RequestOptionsJson;
    }

    /// <summary>The new session's id; null where the passkey was not taken.</summary>
    public async Task<Guid?> SignInAsync(string credential, HttpContext http)
    {
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { CredentialJson = credential, HttpContext = http, AssertionState = Take(http, "sign-in") });
        if (!result.Succeeded || !result.Passkey.IsUserVerified) return null;
        return await unit.RunAsync(async _ =>
        {
            var account = await users.FindByIdAsync(result.User.Id.ToString("D"));
            if (account is null || !account.IsOpen || account.LockedUntilAt > clock.GetUtcNow().UtcDateTime) return (Guid?)null;
            await users.AddOrUpdatePasskeyAsync(account, result.Passkey);
            actor.ActAs(account.Id);
            return sessions.Start(account.Id, SignInWay.Passkey);
        }, http.RequestAborted);
    }

    private async Task<string> OptionsAsync(Account account, string name, HttpContext http)
    {
        var options = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString("D"), Name = name, DisplayName = account.DisplayName }, http);
        Keep(http, "add", options.AttestationState);
        return options.CreationOptionsJson;
    }

    private void Keep(HttpContext http, string purpose, string? state) => http.Response.Cookies.Append(Cookie, Protector(purpose).Protect(state ?? "", clock.GetUtcNow().AddMinutes(5)),
        new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/" });

    private string? Take(HttpContext http, string purpose)
    {
        http.Response.Cookies.Delete(Cookie);
        if (http.Request.Cookies[Cookie] is not { } kept) return null;
        try
        {
            return Protector(purpose).Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string purpose) => protection.CreateProtector("openhotline-passkey", purpose).ToTimeLimitedDataProtector();
}
