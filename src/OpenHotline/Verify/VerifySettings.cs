using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Verify;

/// <summary>When pages are looked at, and what proves that one is gone.</summary>
public sealed record VerifySettings
{
    /// <summary>From the first look to the second, in minutes; each later pause is twice as long.</summary>
    [Range(1, 1440)]
    public int FirstPauseMinutes { get; init; } = 60;

    /// <summary>The longest pause between two looks at a page that is up, in hours.</summary>
    [Range(1, 168)]
    public int LongestPauseHours { get; init; } = 24;

    /// <summary>How often a page has to be found gone before it counts as removed.</summary>
    [Range(2, 10)]
    public int TriesForRemoval { get; init; } = 3;

    /// <summary>Over how many hours those tries are spread.</summary>
    [Range(1, 168)]
    public int ProofHours { get; init; } = 24;

    /// <summary>How many days a removed page is watched for coming back.</summary>
    [Range(1, 730)]
    public int WatchDays { get; init; } = 90;

    /// <summary>The pause between two looks at a removed page, in hours.</summary>
    [Range(1, 720)]
    public int RemovedPauseHours { get; init; } = 48;

    /// <summary>How many pages are looked at at once.</summary>
    [Range(1, 256)]
    public int AtOnce { get; init; } = 16;

    /// <summary>How long a site is left alone between two looks, in milliseconds. A site is never looked at twice at once.</summary>
    [Range(0, 600_000)]
    public int SitePauseMilliseconds { get; init; } = 2000;

    /// <summary>After how many seconds a look that was begun and never ended, as by a crash, may be taken by another.</summary>
    [Range(30, 3600)]
    public int LeaseSeconds { get; init; } = 300;

    /// <summary>The ways out by which pages are looked at, the first being the usual one. Empty: the first two that are configured.</summary>
    [MaxLength(4)]
    public IReadOnlyList<string> Ways { get; init; } = [];
}
