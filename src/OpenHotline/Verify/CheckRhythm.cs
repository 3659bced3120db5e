using OpenHotline.Ground;

namespace OpenHotline.Verify;

/// <summary>The pauses between looks, in the sandbox in seconds instead of hours.</summary>
public sealed class CheckRhythm(VerifySettings settings, HouseSettings house)
{
    /// <summary>The pause before the next look at a page that is up: doubled with each step, up to the longest.</summary>
    public TimeSpan AfterLook(int step)
    {
        var (first, longest) = house.IsSandbox
            ? (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(15))
            : (TimeSpan.FromMinutes(settings.FirstPauseMinutes), TimeSpan.FromHours(settings.LongestPauseHours));
        // Beyond 20 doublings every pause is the longest.
        var pause = first * Math.Pow(2, Math.Clamp(step, 0, 20));
        return pause < longest ? pause : longest;
    }

    /// <summary>The longest pause: for pages that wait for a person.</summary>
    public TimeSpan Longest => AfterLook(20);

    /// <summary>How long a page has to be gone before it counts as removed.</summary>
    public TimeSpan Proof => house.IsSandbox ? TimeSpan.FromSeconds(6) : TimeSpan.FromHours(settings.ProofHours);

    /// <summary>The pause between two tries of a proof.</summary>
    public TimeSpan BetweenTries => Proof / (settings.TriesForRemoval - 1);

    public int TriesForRemoval => settings.TriesForRemoval;

    public TimeSpan WatchForReturn => house.IsSandbox ? TimeSpan.FromHours(2) : TimeSpan.FromDays(settings.WatchDays);

    public TimeSpan AfterRemoval => house.IsSandbox ? TimeSpan.FromSeconds(10) : TimeSpan.FromHours(settings.RemovedPauseHours);

    public TimeSpan Lease => TimeSpan.FromSeconds(settings.LeaseSeconds);

    public TimeSpan SitePause => house.IsSandbox ? TimeSpan.Zero : TimeSpan.FromMilliseconds(settings.SitePauseMilliseconds);

    public int AtOnce => settings.AtOnce;
}
