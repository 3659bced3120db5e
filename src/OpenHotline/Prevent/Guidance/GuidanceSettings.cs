using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Prevent.Guidance;

/// <summary>How guidance is kept up to date.</summary>
public sealed record GuidanceSettings
{
    /// <summary>After how many days somebody should look through a guidance page again.</summary>
    [Range(1, 3650)]
    public int ReviewEveryDays { get; init; } = 180;
}
