using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>Makes a new one-time link for somebody whose invitation ran out, or who lost password or second factor.</summary>
/// <remarks>What they had keeps working until the link is used: a mistaken renewal locks nobody out.</remarks>
public sealed class RenewJoinLink(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, JoinLinks links)
{
    /// <summary>The token; null for an account that is unknown or switched off.</summary>
    public Task<string?> RunAsync(Guid accountId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var account = await db.Set<Account>().SingleOrDefaultAsync(one => one.Id == accountId && one.DisabledAt == null, inner);
        if (account is null) return null;
        timeline.Write(new JoinLinkRenewed(accountId));
        return (string?)await links.MakeAsync(accountId, inner);
    }, cancellation);
}
