using OpenHotline.Facts;

namespace OpenHotline.Ground.Accounts.SigningIn;

/// <summary>Counts wrong tries. After the allowed number in a row the account waits a minute, then two, four … at most an hour.</summary>
/// <remarks>Password and code share the count, so that neither can be guessed on its own. A right sign-in sets it to nothing.</remarks>
internal static class LockOut
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static bool IsOn(Account account, DateTime now) => account.LockedUntilAt is { } until && until > now;

    public static void Missed(Account account, AccountsSettings settings, Timeline.Timeline timeline, DateTime now)
    {
        account.AccessFailedCount++;
        var beyond = account.AccessFailedCount - settings.WrongTries;
        if (beyond < 0) return;
        var wait = TimeSpan.FromMinutes(Math.Min(Longest.TotalMinutes, Math.Pow(2, Math.Min(beyond, 10))));
        account.LockedUntilAt = now + wait;
        timeline.Write(new SignInLockedOut(account.Id, now + wait));
    }

    public static void Passed(Account account) => (account.AccessFailedCount, account.LockedUntilAt) = (0, null);
}
