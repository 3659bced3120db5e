using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Web.Public.Form;

/// <summary>What the public form says and allows.</summary>
public sealed record PublicFormSettings
{
    /// <summary>The number to call when a child is in danger now.</summary>
    [Required, MaxLength(60)]
    public string CallInDanger { get; init; } = "112";

    /// <summary>How long a begun form may lie open, in hours.</summary>
    [Range(1, 72)]
    public int OpenHours { get; init; } = 8;

    /// <summary>How hard the puzzle is that a browser with script solves, in leading zero bits; 0 for none.</summary>
    [Range(0, 28)]
    public int PuzzleBits { get; init; } = 17;

    /// <summary>How long a browser without script waits instead, in seconds.</summary>
    [Range(0, 120)]
    public int WaitSeconds { get; init; } = 5;

    /// <summary>How many reports one sender may send in an hour before waiting. All who come through one relay count as one.</summary>
    [Range(1, 100_000)]
    public int ReportsPerSenderAndHour { get; init; } = 60;

    /// <summary>How many reports all senders together may send in a minute before waiting.</summary>
    [Range(1, 1_000_000)]
    public int ReportsPerMinute { get; init; } = 3000;

    /// <summary>How long somebody waits who was over a limit, in seconds.</summary>
    [Range(1, 3600)]
    public int LimitWaitSeconds { get; init; } = 60;

    /// <summary>Base 64 of 32 bytes that seal a begun form, the same on every machine behind one address; null for a new one at each start.</summary>
    [MaxLength(64)]
    public string? SealKey { get; init; }
}
