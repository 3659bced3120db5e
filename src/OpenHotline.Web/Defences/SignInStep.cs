using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenHotline.Ground.Accounts;

namespace OpenHotline.Web.Defences;

/// <summary>What is known between two pages of signing in or joining, in a sealed cookie for ten minutes. It opens no page of the workbench.</summary>
/// <param name="AccountId">Whose password was right, or whose link was opened.</param>
/// <param name="JoinToken">The one-time link's token while joining; null while signing in.</param>
/// <param name="PasswordHash">The hash of the password chosen while joining; null while signing in, and where another way was chosen.</param>
/// <param name="Secret">The authenticator's secret in base64 while joining with one; else null.</param>
/// <param name="Mail">The mail address that a first administrator gave; null for everybody else.</param>
/// <param name="Identity">Who the identity provider says it is, while that counts as the first factor; else null.</param>
internal sealed record SignInStep(Guid AccountId, string? JoinToken = null, string? PasswordHash = null, string? Secret = null, string? Mail = null, ProviderIdentity? Identity = null)
{
    public bool IsJoining => JoinToken is not null;

    public Task KeepAsync(HttpContext http)
    {
        var identity = new ClaimsIdentity(StaffCookies.Step);
        Add(identity, "account", AccountId.ToString("N"));
        Add(identity, "join", JoinToken);
        Add(identity, "hash", PasswordHash);
        Add(identity, "secret", Secret);
        Add(identity, "mail", Mail);
        Add(identity, "issuer", Identity?.Issuer);
        Add(identity, "subject", Identity?.Subject);
        return http.SignInAsync(StaffCookies.Step, new ClaimsPrincipal(identity));
    }

    /// <summary>What was kept; null where nothing was, or it is older than ten minutes.</summary>
    public static async Task<SignInStep?> ReadAsync(HttpContext http)
    {
        var kept = await http.AuthenticateAsync(StaffCookies.Step);
        string? Of(string name) => kept.Principal?.FindFirst(name)?.Value;
        var provider = Of("issuer") is { } issuer && Of("subject") is { } subject ? new ProviderIdentity(issuer, subject) : null;
        return Guid.TryParseExact(Of("account"), "N", out var id)
            ? new SignInStep(id, Of("join"), Of("hash"), Of("secret"), Of("mail"), provider) : null;
    }

    public static Task ForgetAsync(HttpContext http) => http.SignOutAsync(StaffCookies.Step);

    private static void Add(ClaimsIdentity identity, string name, string? value)
    {
        if (value is not null) identity.AddClaim(new Claim(name, value));
    }

    // Privacy: a record prints its members.
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(SignInStep)} {(IsJoining ? "joining" : "signing in")}");
}
