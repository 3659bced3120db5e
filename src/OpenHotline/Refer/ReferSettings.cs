using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Refer;

/// <summary>How holds and referrals are run.</summary>
public sealed record ReferSettings
{
    /// <summary>How long before a hold ends the officer and the duty manager are warned.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "14.00:00:00")]
    public TimeSpan WarnBefore { get; init; } = TimeSpan.FromHours(48);

    /// <summary>The longest a hold may run without being looked at again.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "366.00:00:00")]
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Where the duty manager reads mail. Empty: the warning cannot be delivered and goes to the urgent list.</summary>
    [StringLength(254)]
    public string DutyManagerMailbox { get; init; } = "";

    /// <summary>The sender of warnings.</summary>
    [Required, StringLength(254)]
    public string FromMailbox { get; init; } = "duty@hotline.example";

    /// <summary>How often one warning is tried before it goes to the urgent list.</summary>
    [Range(1, 20)]
    public int WarningTries { get; init; } = 5;

    /// <summary>How long after a failed try the next one is made; doubled each time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan WarningRetry { get; init; } = TimeSpan.FromMinutes(10);
}
