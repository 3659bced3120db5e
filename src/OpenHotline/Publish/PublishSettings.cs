using System.ComponentModel.DataAnnotations;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish;

/// <summary>Which figures are made public, and when.</summary>
public sealed record PublishSettings : IValidatableObject
{
    /// <summary>The shortest kind of period that is published: half, quarter or month. Years are published as the sum of these (decision 0143).</summary>
    [EnumDataType(typeof(PeriodKind))]
    public PeriodKind Periods { get; init; } = PeriodKind.Half;

    /// <summary>How many days after its end a period may be closed: late assessments and disputes still count.</summary>
    [Range(0, 365)]
    public int DaysBeforeClosing { get; init; } = 14;

    /// <summary>Numbers from 1 to one below this are withheld in public.</summary>
    [Range(2, 100)]
    public int SmallestShown { get; init; } = 5;

    /// <summary>The month in which a financial year begins, 1 to 12.</summary>
    [Range(1, 12)]
    public int FinancialYearFirstMonth { get; init; } = 4;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Periods is not (PeriodKind.Half or PeriodKind.Quarter or PeriodKind.Month)) yield return new ValidationResult("Periods is Half, Quarter or Month", [nameof(Periods)]);
    }
}
