using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Assess;

/// <summary>Settings of assessing, under <c>Assess</c>.</summary>
public sealed record AssessSettings
{
    /// <summary>How many of a hundred assessments get a blind second opinion.</summary>
    [Range(0, 100)]
    public int SecondOpinionPercent { get; init; } = 5;

    /// <summary>After how many minutes of assessing a break is offered to who has not set a time of their own; 0 for never.</summary>
    [Range(0, 480)]
    public int BreakAfterMinutes { get; init; } = 50;

    /// <summary>For how many hours analysts may correct an assessment of their own without a senior; 0 for never.</summary>
    [Range(0, 168)]
    public int CorrectOwnWithinHours { get; init; } = 24;
}
