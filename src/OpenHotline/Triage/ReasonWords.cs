namespace OpenHotline.Triage;

/// <summary>Each reason as the analyst reads it.</summary>
public static class ReasonWords
{
    private static readonly (QueueReasons Reason, string Words)[] All =
    [
        (QueueReasons.ChildAtRiskNow, "A child may be at risk now"),
        (QueueReasons.YoungPerson, "A young person's own report"),
        (QueueReasons.ReporterSaysChildAtRisk, "The reporter says a child is in danger"),
        (QueueReasons.PoliceSource, "Reported by the police"),
        (QueueReasons.KnownHash, "A hash bank knows it"),
        (QueueReasons.Reappeared, "It was removed and is back"),
        (QueueReasons.HostRemovesFast, "Its host removes fast"),
        (QueueReasons.OlderThanSla, "It has waited longer than promised"),
        (QueueReasons.ManyReports, "Several people reported it"),
        (QueueReasons.PartnerSource, "Reported by another hotline"),
    ];

    /// <summary>The reasons that are set, most weighty first.</summary>
    public static IReadOnlyList<QueueReasons> Split(this QueueReasons reasons) => [.. All.Where(line => reasons.HasFlag(line.Reason)).Select(line => line.Reason)];

    public static string Words(this QueueReasons reason) => All.First(line => line.Reason == reason).Words;
}
