using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.Staff;

/// <summary>Lists the accounts, by name, a page at a time.</summary>
public sealed class ListAccounts(HotlineDb db)
{
    /// <param name="JoinedAt">Null while the invitation waits.</param>
    /// <param name="DisabledAt">Null while it may sign in.</param>
    public sealed record Row(Guid Id, string DisplayName, string Mail, StaffRoles Roles, DateTime? JoinedAt, DateTime? DisabledAt);

    public const int PageSize = 100;

    public async Task<IReadOnlyList<Row>> RunAsync(int page, CancellationToken cancellation) => await db.Set<Account>().AsNoTracking()
        .OrderBy(account => account.DisplayName).ThenBy(account => account.Id).Skip(Math.Clamp(page, 0, 10_000) * PageSize).Take(PageSize)
        .Select(account => new Row(account.Id, account.DisplayName, account.Email ?? "", account.Roles, account.JoinedAt, account.DisabledAt)).ToListAsync(cancellation);

    /// <summary>One account; null for an unknown id.</summary>
    public Task<Row?> OneAsync(Guid accountId, CancellationToken cancellation) => db.Set<Account>().AsNoTracking().Where(account => account.Id == accountId)
        .Select(account => new Row(account.Id, account.DisplayName, account.Email ?? "", account.Roles, account.JoinedAt, account.DisabledAt)).SingleOrDefaultAsync(cancellation);
}
