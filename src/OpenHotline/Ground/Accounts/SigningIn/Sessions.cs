using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>Starts, checks and ends sessions.</summary>
public sealed class Sessions(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, SessionCache cache, AccountsSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Starts one inside the caller's unit of work; gives its id for the cookie.</summary>
    public Guid Start(Guid accountId, SignInWay way)
    {
        var now = clock.GetUtcNow();
        var session = new StaffSession(Guid.CreateVersion7(now), accountId, way, now.UtcDateTime, now.UtcDateTime.AddHours(settings.SessionHours));
        db.Add(session);
        timeline.Write(new SessionStarted(accountId, session.Id, way));
        return session.Id;
    }

    /// <summary>Who this session belongs to; null where it has ended, or ends now because it was idle or is too old.</summary>
    /// <param name="isUse">Whether a person asked for something; a page that follows news by itself does not keep a session alive.</param>
    public async Task<SignedInAccount?> CheckAsync(Guid sessionId, bool isUse, CancellationToken cancellation)
    {
        if (cache.Find(sessionId) is { } known) return known;
        var found = await (from session in db.Set<StaffSession>().AsNoTracking()
                           join account in db.Set<Account>().AsNoTracking() on session.AccountId equals account.Id
                           where session.Id == sessionId
                           select new { Session = session, account.DisplayName, account.Roles, account.DisabledAt }).SingleOrDefaultAsync(cancellation);
        if (found is null || found.Session.EndedAt is not null || found.DisabledAt is not null) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        if (WhyOver(found.Session, now) is { } end)
        {
            await EndAsync(sessionId, end, cancellation);
            return null;
        }

        if (isUse && now - found.Session.SeenAt >= SeenEvery)
            await unit.RunAsync(inner => db.ExecuteAsync("UPDATE staff_sessions SET seen_at = @now WHERE id = @id AND ended_at IS NULL", inner, ("now", now), ("id", sessionId)), cancellation);
        var signedIn = new SignedInAccount(sessionId, found.Session.AccountId, found.DisplayName, found.Roles, found.Session.StartedAt);
        if (isUse) cache.Keep(signedIn);
        return signedIn;
    }

    /// <summary>Ends one session; nothing happens where it has ended already.</summary>
    public Task EndAsync(Guid sessionId, SessionEnd end, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var session = await db.Set<StaffSession>().SingleOrDefaultAsync(one => one.Id == sessionId && one.EndedAt == null, inner);
        if (session is not null) Finish(session.AccountId, [session], end);
    }, cancellation);

    /// <summary>Ends all sessions of an account inside the caller's unit of work; gives how many there were.</summary>
    internal async Task<int> EndAllAsync(Guid accountId, SessionEnd end, CancellationToken cancellation)
    {
        var standing = await db.Set<StaffSession>().Where(one => one.AccountId == accountId && one.EndedAt == null).ToListAsync(cancellation);
        Finish(accountId, standing, end);
        return standing.Count;
    }

    /// <summary>The sessions of an account that stand, newest first.</summary>
    public Task<List<StaffSession>> StandingAsync(Guid accountId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var idleSince = now.AddMinutes(-settings.IdleMinutes);
        return db.Set<StaffSession>().AsNoTracking().Where(one => one.AccountId == accountId && one.EndedAt == null && one.EndsAt > now && one.SeenAt > idleSince)
            .OrderByDescending(one => one.StartedAt).Take(50).ToListAsync(cancellation);
    }

    internal void Forget(Guid accountId) => cache.ForgetAccount(accountId);

    private SessionEnd? WhyOver(StaffSession session, DateTime now)
    {
        if (now >= session.EndsAt) return SessionEnd.TooLong;
        return now - session.SeenAt >= TimeSpan.FromMinutes(settings.IdleMinutes) ? SessionEnd.Idle : null;
    }

    private void Finish(Guid accountId, List<StaffSession> sessions, SessionEnd end)
    {
        cache.ForgetAccount(accountId);
        if (sessions.Count == 0) return;
        foreach (var session in sessions) session.Finish(end, clock.GetUtcNow().UtcDateTime);
        timeline.Write(new SessionsEnded(accountId, sessions.Count, end));
    }
}
