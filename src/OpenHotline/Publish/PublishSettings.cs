using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Publish;

/// <summary>Which figures are made public, and when.</summary>
public sealed record PublishSettings
{
    /// <summary>The one kind of period that is published: two kinds side by side would let a small number be worked out (decision 0104).</summary>
    [EnumDataType(typeof(PeriodKind))]
    public PeriodKind Periods { get; init; } = PeriodKind.Half;

    /// <summary>How many days after its end a period may be closed: late assessments and disputes still count.</summary>
    [Range(0, 365)]
    public int DaysBeforeClosing { get; init; } = 14;

    /// <summary>Numbers from 1 to one below this are withheld in public.</summary>
    [Range(2, 100)]
    public int SmallestShown { get; init; } = 5;
}
