using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.Staff;

/// <summary>Signs somebody out everywhere. On this machine at once, on others within five seconds.</summary>
public sealed class EndSessions(UnitOfWork unit, Sessions sessions)
{
    /// <summary>How many sessions were ended.</summary>
    public Task<int> RunAsync(Guid accountId, CancellationToken cancellation) =>
        unit.RunAsync(inner => sessions.EndAllAsync(accountId, SessionEnd.EndedByAdministrator, inner), cancellation);
}
