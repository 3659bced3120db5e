using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.Acts;

/// <summary>Gives the administrator role.</summary>
public sealed class GrantAdministratorAct(HotlineDb db, Timeline.Timeline timeline, Sessions sessions) : ActOfTwo
{
    public const string Name = "account.grant-administrator";

    public override string Kind => Name;

    public override string Title => "Make somebody an administrator";

    public override Permission Proposes => Permission.ManageAccounts;

    public static string PayloadFor(Guid accountId) => accountId.ToString("D");

    public override async Task<string> DescribeAsync(string payload, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(payload, "D");
        var name = await db.Set<Account>().Where(one => one.Id == id).Select(one => one.DisplayName).SingleOrDefaultAsync(cancellation);
        return $"{name ?? "This account"} will be able to invite people, change roles and settings.";
    }

    public override async Task DoAsync(TwoPersonAct act, string payload, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(payload, "D");
        var account = await db.Set<Account>().SingleAsync(one => one.Id == id, cancellation);
        if ((account.Roles & StaffRoles.Administrator) != 0) return;
        timeline.Write(new RolesChanged(id, (int)account.Roles, (int)(account.Roles | StaffRoles.Administrator)));
        account.Roles |= StaffRoles.Administrator;
        sessions.Forget(id);
    }
}
