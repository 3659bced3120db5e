using System.Collections.Concurrent;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>Remembers for at most five seconds that a session stands, so that a page's many requests ask the database once.</summary>
/// <remarks>A session that is ended on this machine is forgotten at once; one ended on another machine, within five seconds.</remarks>
public sealed class SessionCache(TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<Guid, (SignedInAccount Account, DateTime At)> standing = new();

    internal SignedInAccount? Find(Guid sessionId) =>
        standing.TryGetValue(sessionId, out var kept) && clock.GetUtcNow().UtcDateTime - kept.At < KeptFor ? kept.Account : null;

    internal void Keep(SignedInAccount account)
    {
        if (standing.Count >= Most) standing.Clear();
        standing[account.SessionId] = (account, clock.GetUtcNow().UtcDateTime);
    }

    internal void ForgetAccount(Guid accountId)
    {
        foreach (var (id, kept) in standing)
        {
            if (kept.Account.Id == accountId) standing.TryRemove(id, out _);
        }
    }
}

/// <summary>Who a standing session belongs to, as it is now: roles that changed since signing in are the changed ones.</summary>
public sealed record SignedInAccount(Guid SessionId, Guid Id, string DisplayName, StaffRoles Roles, DateTime StartedAt);
