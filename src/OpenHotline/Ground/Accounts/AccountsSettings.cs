using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground.Accounts;

/// <summary>Settings of sign-in, sessions and looks. Section <c>Accounts</c>.</summary>
public sealed record AccountsSettings
{
    /// <summary>After how many minutes without a request a session ends.</summary>
    [Range(5, 480)]
    public int IdleMinutes { get; init; } = 30;

    /// <summary>How many hours a session lasts at most.</summary>
    [Range(1, 24)]
    public int SessionHours { get; init; } = 10;

    /// <summary>How many hours a one-time link for joining stands.</summary>
    [Range(1, 168)]
    public int JoinLinkHours { get; init; } = 24;

    /// <summary>After how many wrong tries in a row an account waits.</summary>
    [Range(3, 20)]
    public int WrongTries { get; init; } = 5;

    /// <summary>How many hours an act of two people waits for the second.</summary>
    [Range(1, 168)]
    public int ActHours { get; init; } = 24;

    /// <summary>How many addresses one person may reveal in an hour.</summary>
    [Range(1, 10_000)]
    public int LooksPerHour { get; init; } = 120;

    /// <summary>How many addresses one person may reveal in a day.</summary>
    [Range(1, 100_000)]
    public int LooksPerDay { get; init; } = 600;
}
