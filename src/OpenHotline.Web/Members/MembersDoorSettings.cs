using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Web.Members;

/// <summary>What the members' door allows.</summary>
public sealed record MembersDoorSettings
{
    /// <summary>How many requests one member may send in a minute: a guard against a loop gone wild, far above honest use.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; init; } = 600_000;

    /// <summary>The largest request body, in bytes. A hundred addresses of the greatest length fit.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>What a refused sender is told to wait, in seconds.</summary>
    [Range(1, 3600)]
    public int RetryAfterSeconds { get; init; } = 5;
}
