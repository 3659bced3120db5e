namespace OpenHotline.Triage;

/// <summary>Why a case stands where it stands in the queue. What each is worth stands in the score rules.</summary>
[Flags]
public enum QueueReasons
{
    /// <summary>Reported once, by somebody on the public form or the like.</summary>
    None = 0,

    /// <summary>A colleague pressed child-at-risk-now and the police have not acknowledged yet, or have just done so.</summary>
    ChildAtRiskNow = 1,

    /// <summary>A young person reported a picture of themselves.</summary>
    YoungPerson = 2,

    /// <summary>A hash bank knows something on it: a suggestion.</summary>
    KnownHash = 4,

    /// <summary>It had been removed and is back.</summary>
    Reappeared = 8,

    /// <summary>Several people have reported it.</summary>
    ManyReports = 16,

    /// <summary>A police force reported it.</summary>
    PoliceSource = 32,

    /// <summary>Its host takes pages down within a day, so acting now is worth most.</summary>
    HostRemovesFast = 64,

    /// <summary>It has waited longer than promised.</summary>
    OlderThanSla = 128,

    /// <summary>The reporter says that a child is in danger.</summary>
    ReporterSaysChildAtRisk = 256,

    /// <summary>Another hotline reported it.</summary>
    PartnerSource = 512,
}
