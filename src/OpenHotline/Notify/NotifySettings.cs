using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Notify;

/// <summary>How notices are made and sent.</summary>
public sealed record NotifySettings
{
    /// <summary>The sender of notices; bounces and answers come back to it.</summary>
    [Required, StringLength(254)]
    public string FromMailbox { get; init; } = "notices@hotline.example";

    /// <summary>The jurisdiction profile's file. Empty takes the example that is shipped, which is plainly not legal advice.</summary>
    [StringLength(1000)]
    public string ProfileFile { get; init; } = "";

    /// <summary>The file of known content delivery networks. Empty takes the one that is shipped.</summary>
    [StringLength(1000)]
    public string FrontsFile { get; init; } = "";

    /// <summary>Test mode: every mail to a host goes to this mailbox, with the true recipient named in the text. Empty: test mode is off.</summary>
    [StringLength(254)]
    public string TestMailbox { get; init; } = "";

    /// <summary>Approve what registries name as the abuse desk without a person. Only for the sandbox.</summary>
    public bool ApproveFoundContacts { get; init; }

    /// <summary>Time between reminders, where the host has no cadence of its own.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan RemindAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>After so many reminders without removal the board proposes the next rung of the ladder.</summary>
    [Range(0, 20)]
    public int RemindersBeforeNextRung { get; init; } = 2;

    /// <summary>No more reminders after this many; a person goes on.</summary>
    [Range(0, 50)]
    public int MostReminders { get; init; } = 5;

    /// <summary>Wait after a refusal for now; doubled each time, at most six hours.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most tries of one mail.</summary>
    [Range(1, 50)]
    public int MostTries { get; init; } = 12;

    /// <summary>How long one machine may work on one mail. Longer than the relay's patience.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "02:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Wait after names or registries gave no answer; doubled each time, at most an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TraceAgainAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a one-time code works.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan CodeLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a recipient's page stays open in a browser.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "08:00:00")]
    public TimeSpan VisitLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>DKIM: the signing domain. Empty where the relay signs.</summary>
    [StringLength(253)]
    public string DkimDomain { get; init; } = "";

    /// <summary>DKIM: the selector.</summary>
    [StringLength(63)]
    public string DkimSelector { get; init; } = "";

    /// <summary>DKIM: the file of the private key in PEM form.</summary>
    [StringLength(1000)]
    public string DkimKeyFile { get; init; } = "";
}
