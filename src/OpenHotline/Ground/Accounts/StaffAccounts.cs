using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts;

/// <summary>Finds accounts, and shapes new ones as ASP.NET Core Identity wants them.</summary>
public sealed class StaffAccounts(HotlineDb db)
{
    public Task<Account?> FindByMailAsync(string mail, CancellationToken cancellation)
    {
        var normal = Normal(mail.Trim());
        return db.Set<Account>().SingleOrDefaultAsync(account => account.NormalizedUserName == normal, cancellation);
    }

    /// <summary>Display names by id, for pages that say who did something.</summary>
    public Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        db.Set<Account>().AsNoTracking().Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation);

    internal static string Normal(string mail) => mail.Normalize().ToUpperInvariant();

    internal static Account New(Guid id, string mail, string displayName, StaffRoles roles, DateTime now)
    {
        var account = new Account { Id = id, DisplayName = displayName, Roles = roles, CreatedAt = now, SecurityStamp = Guid.NewGuid().ToString("N"), LockoutEnabled = true, TwoFactorEnabled = true };
        Rename(account, mail);
        return account;
    }

    internal static void Rename(Account account, string mail)
    {
        account.UserName = account.Email = mail.Trim();
        account.NormalizedUserName = account.NormalizedEmail = Normal(mail.Trim());
    }
}
