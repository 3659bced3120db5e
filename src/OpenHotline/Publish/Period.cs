using System.Globalization;

namespace OpenHotline.Publish;

/// <summary>How long a period of public figures is.</summary>
public enum PeriodKind
{
    Half = 1,
    Quarter = 2,
    Month = 3,
}

/// <summary>A half-year, quarter or month of the calendar.</summary>
/// <param name="Number">1 to 2, 1 to 4, or 1 to 12.</param>
public readonly record struct Period(PeriodKind Kind, int Year, int Number)
{
    /// <summary><c>2021-H1</c>, <c>2021-Q1</c> or <c>2021-01</c>.</summary>
    public string Code => Kind switch
    {
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-H{Number}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}"),
    };

    public DateOnly FirstOn => new(Year, ((Number - 1) * Months) + 1, 1);

    public DateOnly LastOn => FirstOn.AddMonths(Months).AddDays(-1);

    /// <summary>The one that it is compared with: the same part of the year before.</summary>
    public Period YearBefore => this with { Year = Year - 1 };

    public Period Before => Number > 1 ? this with { Number = Number - 1 } : new(Kind, Year - 1, 12 / Months);

    private int Months => MonthsOf(Kind);

    public static Period Containing(DateOnly day, PeriodKind kind) => new(kind, day.Year, ((day.Month - 1) / MonthsOf(kind)) + 1);

    /// <summary>Reads a code; null for anything else, and for years outside 1900 to 9000.</summary>
    public static Period? Read(string? code)
    {
        if (code is not { Length: 7 } || code[4] != '-' || !int.TryParse(code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 9000) return null;
        var (kind, from) = code[5] switch { 'H' => (PeriodKind.Half, 6), 'Q' => (PeriodKind.Quarter, 6), _ => (PeriodKind.Month, 5) };
        if (!int.TryParse(code.AsSpan(from), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > 12 / MonthsOf(kind)) return null;
        return new Period(kind, year, number);
    }

    private static int MonthsOf(PeriodKind kind) => kind switch { PeriodKind.Half => 6, PeriodKind.Quarter => 3, _ => 1 };
}
