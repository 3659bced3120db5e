using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.Staff;

/// <summary>Lets a switched-off account sign in again, with the roles it had.</summary>
public sealed class EnableAccount(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline)
{
    /// <summary>False where there is no such account or it was not switched off.</summary>
    public Task<bool> RunAsync(Guid accountId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var account = await db.Set<Account>().SingleOrDefaultAsync(one => one.Id == accountId && one.DisabledAt != null, inner);
        if (account is null) return false;
        account.DisabledAt = null;
        timeline.Write(new AccountEnabled(accountId));
        return true;
    }, cancellation);
}
