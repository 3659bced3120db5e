using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.SigningIn;

namespace OpenHotline.Web.Defences;

/// <summary>Who is signed in, for the pages of the workbench. Inject it; it is filled before any endpoint runs.</summary>
public sealed class CurrentAccount
{
    private SignedInAccount? signedIn;

    public bool IsSignedIn => signedIn is not null;

    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint allows anonymous visitors.</exception>
    public Guid Id => Who.Id;

    public Guid SessionId => Who.SessionId;

    public string DisplayName => Who.DisplayName;

    public StaffRoles Roles => signedIn?.Roles ?? StaffRoles.None;

    public DateTime SignedInAt => Who.StartedAt;

    public bool May(Permission permission) => Permissions.Allow(Roles, permission);

    internal void Fill(SignedInAccount account) => signedIn = account;

    private SignedInAccount Who => signedIn ?? throw new InvalidOperationException("Nobody is signed in here.");
}
