using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Retention;

/// <summary>Accounts that were switched off long ago: name, mail address and secrets go, the id stays, since facts name it.</summary>
internal sealed class DisabledAccounts(HotlineDb db, Vault vault) : IRetained
{
    private const string Forgotten = "Former colleague";

    public RetentionClass Class => RetentionClass.DisabledAccount;

    public string Name => "Names of switched-off accounts";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await db.Set<Account>().AsNoTracking()
        .Where(one => one.DisabledAt != null && one.DisabledAt < olderThan && one.DisplayName != Forgotten && one.Id.CompareTo(after) > 0)
        .OrderBy(one => one.Id).Take(most).Select(one => new RetainedRecord(one.Id, null)).ToListAsync(cancellation);

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        foreach (var account in await db.Set<Account>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellation))
        {
            await vault.DestroyAsync(account.Id, cancellation);
            (account.DisplayName, account.SealedCodeSecret, account.PasswordHash, account.Roles) = (Forgotten, null, null, StaffRoles.None);
            StaffAccounts.Rename(account, $"{account.Id:N}@former.example");
            await db.Set<IdentityUserPasskey<Guid>>().Where(one => one.UserId == account.Id).ExecuteDeleteAsync(cancellation);
            await db.Set<IdentityUserLogin<Guid>>().Where(one => one.UserId == account.Id).ExecuteDeleteAsync(cancellation);
        }
    }
}
