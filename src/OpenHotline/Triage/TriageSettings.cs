using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Triage;

/// <summary>Settings of the queue, under <c>Triage</c>.</summary>
public sealed record TriageSettings
{
    /// <summary>Minutes that a claim lasts unless it is renewed by working on it.</summary>
    [Range(1, 480)]
    public int LeaseMinutes { get; init; } = 30;

    /// <summary>How many cases one analyst may hold at once.</summary>
    [Range(1, 50)]
    public int MostClaimsEach { get; init; } = 3;

    /// <summary>Minutes within which the police must have acknowledged that a child may be at risk.</summary>
    [Range(1, 1440)]
    public int AlarmMinutes { get; init; } = 60;

    /// <summary>Minutes between two mails to the on-call person, until the police have acknowledged. There are no quiet hours.</summary>
    [Range(1, 60)]
    public int TellEveryMinutes { get; init; } = 5;

    /// <summary>The mailbox of the person on call; null where there is none, which the alarms page then says.</summary>
    [EmailAddress, MaxLength(254)]
    public string? OnCallMailbox { get; init; }

    /// <summary>Days within which a bulk close can be undone.</summary>
    [Range(1, 365)]
    public int UndoDays { get; init; } = 30;

    /// <summary>How many cases one bulk close may take at most.</summary>
    [Range(1, 10000)]
    public int MostInBulk { get; init; } = 2000;

    /// <summary>Average hours to removal below which a host counts as fast.</summary>
    [Range(1, 720)]
    public int FastHostHours { get; init; } = 24;
}
