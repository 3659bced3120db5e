namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>With what somebody will sign in from now on. Each of them is two factors.</summary>
public abstract record JoiningProof
{
    /// <param name="PasswordHash">From <see cref="JoinHouse.HashPassword"/>, made when the password was chosen.</param>
    /// <param name="Secret">The authenticator's secret, 20 bytes.</param>
    /// <param name="Code">The code that the authenticator shows now.</param>
    public sealed record PasswordAndCode(string PasswordHash, byte[] Secret, string Code) : JoiningProof;

    /// <summary>A passkey that was made with user verification: the device, and what unlocks it.</summary>
    /// <param name="KeepAsync">Stores the passkey in the unit of work in which the account joins.</param>
    public sealed record Passkey(Func<Account, CancellationToken, Task> KeepAsync) : JoiningProof;

    /// <summary>An account at the identity provider, which vouched for a second factor.</summary>
    public sealed record Provider(ProviderIdentity Identity) : JoiningProof;

    /// <summary>An account at the identity provider, which vouched for none: the house's own authenticator is the second.</summary>
    public sealed record ProviderAndCode(ProviderIdentity Identity, byte[] Secret, string Code) : JoiningProof;

    // Privacy: records print their members, and these hold secrets.
    public sealed override string ToString() => GetType().Name;
}
