using System.Security.Cryptography;
using System.Text;

namespace OpenHotline.Ground.Accounts;

/// <summary>Who somebody is at the identity provider: its issuer and the subject it gives them (OpenID Connect Core 1.0, section 5.7).</summary>
/// <remarks>Only a hash of both is kept: it finds the account, and tells nobody which account at the provider it is.</remarks>
public sealed record ProviderIdentity(string Issuer, string Subject)
{
    /// <summary>The name of this kind of sign-in in the table of logins.</summary>
    internal const string Login = "provider";

    internal string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Issuer}\n{Subject}")));

    // Privacy: a record prints its members.
    public override string ToString() => nameof(ProviderIdentity);
}
