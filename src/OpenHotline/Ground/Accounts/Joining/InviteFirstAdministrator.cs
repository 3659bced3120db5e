using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>Gives the one-time link for the first administrator of a new house.</summary>
/// <remarks>Works only while nobody has joined. Each run makes a new link, and the one before stops working: whoever lost it starts the program again.</remarks>
public sealed class InviteFirstAdministrator(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, JoinLinks links, TimeProvider clock)
{
    private const string Mail = "first.administrator@hotline.example";

    /// <summary>The token for <c>/join/{token}</c> on the workbench; null where somebody has joined already.</summary>
    public Task<string?> RunAsync(CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<Account>().AnyAsync(account => account.JoinedAt != null, inner)) return null;
        var normal = StaffAccounts.Normal(Mail);
        var account = await db.Set<Account>().SingleOrDefaultAsync(one => one.NormalizedUserName == normal, inner);
        if (account is null)
        {
            account = StaffAccounts.New(Guid.CreateVersion7(clock.GetUtcNow()), Mail, "First administrator", StaffRoles.Administrator, clock.GetUtcNow().UtcDateTime);
            db.Add(account);
            timeline.Write(new AccountInvited(account.Id, (int)account.Roles));
            await db.SaveChangesAsync(inner);
        }

        return (string?)await links.MakeAsync(account.Id, inner);
    }, cancellation);

    /// <summary>Whether this account still carries the made-up mail address: its owner gives the real one when joining.</summary>
    public static bool NeedsOwnMail(Account account) => account.NormalizedUserName == StaffAccounts.Normal(Mail);
}
