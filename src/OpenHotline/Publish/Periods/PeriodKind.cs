using System.Text.Json.Serialization;

namespace OpenHotline.Publish.Periods;

/// <summary>What kind of stretch of days a period is.</summary>
public enum PeriodKind
{
    /// <summary>Half of a calendar year: <c>2021H1</c>.</summary>
    [JsonStringEnumMemberName("half")]
    Half = 1,

    /// <summary>A quarter of a calendar year: <c>2021Q3</c>.</summary>
    [JsonStringEnumMemberName("quarter")]
    Quarter = 2,

    /// <summary>A calendar month: <c>2021-07</c>.</summary>
    [JsonStringEnumMemberName("month")]
    Month = 3,

    /// <summary>A calendar year: <c>2021</c>.</summary>
    [JsonStringEnumMemberName("year")]
    Year = 4,

    /// <summary>A financial year by its first calendar year: <c>FY2021</c>. The month in which it begins is a setting.</summary>
    [JsonStringEnumMemberName("financial_year")]
    FinancialYear = 5,

    /// <summary>A week from Monday to Sunday by ISO 8601: <c>2021-W30</c>.</summary>
    [JsonStringEnumMemberName("week")]
    Week = 6,

    /// <summary>One day: <c>2021-07-28</c>.</summary>
    [JsonStringEnumMemberName("day")]
    Day = 7,

    /// <summary>Any days: <c>2021-01-01..2021-06-30</c>. Never public.</summary>
    [JsonStringEnumMemberName("range")]
    Range = 8,
}

/// <summary>Why something is not a period.</summary>
public enum PeriodFault
{
    /// <summary>It is written in no way that is known here.</summary>
    NotAPeriod = 1,

    /// <summary>Its days are not in the calendar: a 31 June, a week 53 of a year that has 52, a fifth quarter.</summary>
    NoSuchDays = 2,

    /// <summary>Its last day is before its first.</summary>
    EndsBeforeItBegins = 3,

    /// <summary>It is longer than <see cref="PeriodNotation.MostYears"/>.</summary>
    TooLong = 4,
}
