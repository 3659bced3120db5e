using System.Globalization;

namespace OpenHotline.Publish.Periods;

/// <summary>A stretch of whole days of the hotline, with the name that it is written by.</summary>
/// <param name="FirstOn">Its first day.</param>
/// <param name="LastOn">Its last day, which belongs to it.</param>
public readonly record struct Period(PeriodKind Kind, DateOnly FirstOn, DateOnly LastOn)
{
    /// <summary>As it is written everywhere: <c>2021</c>, <c>2021H1</c>, <c>2021Q3</c>, <c>2021-07</c>, <c>2021-W30</c>, <c>2021-07-28</c>, <c>FY2021</c>, <c>2021-01-01..2021-06-30</c>.</summary>
    public string Code => Kind switch
    {
        PeriodKind.Year => $"{FirstOn:yyyy}",
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"{FirstOn.Year:0000}H{Number}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{FirstOn.Year:0000}Q{Number}"),
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{FirstOn:yyyy-MM}"),
        PeriodKind.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(FirstOn):0000}-W{Number:00}"),
        PeriodKind.Day => string.Create(CultureInfo.InvariantCulture, $"{FirstOn:yyyy-MM-dd}"),
        PeriodKind.FinancialYear => string.Create(CultureInfo.InvariantCulture, $"FY{FirstOn.Year:0000}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{FirstOn:yyyy-MM-dd}..{LastOn:yyyy-MM-dd}"),
    };

    /// <summary>Which half, quarter, month or week of its year; 1 for what has no number.</summary>
    public int Number => Kind switch
    {
        PeriodKind.Half => ((FirstOn.Month - 1) / 6) + 1,
        PeriodKind.Quarter => ((FirstOn.Month - 1) / 3) + 1,
        PeriodKind.Month => FirstOn.Month,
        PeriodKind.Week => ISOWeek.GetWeekOfYear(FirstOn),
        _ => 1,
    };

    public int Days => LastOn.DayNumber - FirstOn.DayNumber + 1;

    /// <summary>The one of the same kind and length just before.</summary>
    public Period Before => Months switch
    {
        > 0 => OfMonths(Kind, FirstOn.AddMonths(-Months)),
        _ => new Period(Kind, FirstOn.AddDays(-Days), FirstOn.AddDays(-1)),
    };

    /// <summary>The same part of the year before; null for a week 53 that the year before does not have.</summary>
    public Period? YearBefore => Kind switch
    {
        PeriodKind.Week => WeekOf(ISOWeek.GetYear(FirstOn) - 1, Number),
        PeriodKind.Day or PeriodKind.Range => new Period(Kind, FirstOn.AddYears(-1), LastOn.AddYears(-1)),
        _ => OfMonths(Kind, FirstOn.AddYears(-1)),
    };

    public bool Contains(Period other) => FirstOn <= other.FirstOn && other.LastOn <= LastOn;

    public bool Overlaps(Period other) => FirstOn <= other.LastOn && other.FirstOn <= LastOn;

    private int Months => MonthsOf(Kind);

    public override string ToString() => Code;

    /// <summary>The period of a kind in which a day lies.</summary>
    /// <param name="financialYearFirstMonth">1 to 12; asked of financial years only.</param>
    public static Period Containing(DateOnly day, PeriodKind kind, int financialYearFirstMonth = 1) => kind switch
    {
        PeriodKind.Day or PeriodKind.Range => new Period(PeriodKind.Day, day, day),
        PeriodKind.Week => WeekOf(ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day))!.Value,
        PeriodKind.FinancialYear => OfMonths(kind, new DateOnly(day.Month >= financialYearFirstMonth ? day.Year : day.Year - 1, financialYearFirstMonth, 1)),
        _ => OfMonths(kind, new DateOnly(day.Year, ((day.Month - 1) / MonthsOf(kind) * MonthsOf(kind)) + 1, 1)),
    };

    internal static Period OfMonths(PeriodKind kind, DateOnly firstOn) => new(kind, firstOn, firstOn.AddMonths(MonthsOf(kind)).AddDays(-1));

    /// <summary>Null for a week that the year does not have.</summary>
    internal static Period? WeekOf(int year, int week)
    {
        if (week < 1 || week > ISOWeek.GetWeeksInYear(year)) return null;
        var monday = ISOWeek.ToDateOnly(year, week, DayOfWeek.Monday);
        return new Period(PeriodKind.Week, monday, monday.AddDays(6));
    }

    private static int MonthsOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Year or PeriodKind.FinancialYear => 12,
        PeriodKind.Half => 6,
        PeriodKind.Quarter => 3,
        PeriodKind.Month => 1,
        _ => 0,
    };
}
