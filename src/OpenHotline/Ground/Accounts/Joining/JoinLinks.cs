using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.Joining;

/// <summary>Makes and finds one-time links, inside the caller's unit of work.</summary>
public sealed class JoinLinks(HotlineDb db, AccountsSettings settings, TimeProvider clock)
{
    /// <summary>Makes a link for an account; older ones of the same account stop working. Gives the token, which is kept nowhere.</summary>
    public async Task<string> MakeAsync(Guid accountId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var standing = await db.Set<JoinLink>().Where(link => link.AccountId == accountId && link.UsedAt == null).ToListAsync(cancellation);
        foreach (var old in standing) old.Use(now.UtcDateTime);
        var token = OneTimeToken.New();
        db.Add(new JoinLink(Guid.CreateVersion7(now), accountId, OneTimeToken.Hash(token), now.UtcDateTime, now.UtcDateTime.AddHours(settings.JoinLinkHours)));
        return token;
    }

    /// <summary>The link of a token with its account; null for one that never was, was used, is too old, or whose account is switched off.</summary>
    public async Task<(JoinLink Link, Account Account)?> FindAsync(string token, CancellationToken cancellation)
    {
        if (token.Length != 43) return null;
        var (hash, now) = (OneTimeToken.Hash(token), clock.GetUtcNow().UtcDateTime);
        var link = await db.Set<JoinLink>().SingleOrDefaultAsync(one => one.TokenHash == hash && one.UsedAt == null && one.ExpiresAt > now, cancellation);
        if (link is null) return null;
        var account = await db.Set<Account>().SingleAsync(one => one.Id == link.AccountId, cancellation);
        return account.DisabledAt is null ? (link, account) : null;
    }
}
