using System.Globalization;

namespace OpenHotline.Publish.Periods;

/// <summary>Reads periods as people write them.</summary>
public sealed class PeriodNotation(PublishSettings settings)
{
    /// <summary>No period is longer.</summary>
    public const int MostYears = 100;

    /// <summary>Every way of writing, for messages.</summary>
    public const string Ways = "2021, 2021H1, 2021Q3, 2021-07, 2021-W30, 2021-07-28, FY2021 or 2021-01-01..2021-06-30";

    private const int MostCharacters = 22;

    /// <summary>What was read: a period, or why it is none.</summary>
    /// <param name="Period">Null where there is a fault.</param>
    /// <param name="Fault">Null where there is a period.</param>
    public readonly record struct Reading(Period? Period, PeriodFault? Fault);

    /// <summary>Reads a code, in the spelling of <see cref="Period.Code"/> only.</summary>
    public Reading Read(string? code)
    {
        if (code is null || code.Length is < 4 or > MostCharacters) return new(null, PeriodFault.NotAPeriod);
        if (code.Contains("..", StringComparison.Ordinal)) return Range(code);
        if (code.StartsWith("FY", StringComparison.Ordinal)) return Year(code.AsSpan(2)) is { } first ? Of(Period.OfMonths(PeriodKind.FinancialYear, new DateOnly(first, settings.FinancialYearFirstMonth, 1))) : new(null, PeriodFault.NotAPeriod);
        if (Year(code.AsSpan(0, 4)) is not { } year) return new(null, PeriodFault.NotAPeriod);
        var rest = code.AsSpan(4);
        return rest switch
        {
            [] => Of(Period.OfMonths(PeriodKind.Year, new DateOnly(year, 1, 1))),
            ['H', var digit] => Part(PeriodKind.Half, year, digit, 2),
            ['Q', var digit] => Part(PeriodKind.Quarter, year, digit, 4),
            ['-', 'W', .. { Length: 2 } week] => Digits(week) is { } number ? Of(Period.WeekOf(year, number)) : new(null, PeriodFault.NotAPeriod),
            ['-', .. { Length: 2 } month] => Digits(month) is not { } number ? new(null, PeriodFault.NotAPeriod) : Of(number is >= 1 and <= 12 ? Period.OfMonths(PeriodKind.Month, new DateOnly(year, number, 1)) : null),
            ['-', _, _, '-', _, _] => Day(code) is { } day ? Of(new Period(PeriodKind.Day, day, day)) : new(null, LooksLikeDay(code) ? PeriodFault.NoSuchDays : PeriodFault.NotAPeriod),
            _ => new(null, PeriodFault.NotAPeriod),
        };
    }

    private static Reading Range(string code)
    {
        if (code.Length != MostCharacters || code[10..12] != "..") return new(null, PeriodFault.NotAPeriod);
        if (Day(code[..10]) is not { } first || Day(code[12..]) is not { } last) return new(null, LooksLikeDay(code.AsSpan(0, 10)) && LooksLikeDay(code.AsSpan(12)) ? PeriodFault.NoSuchDays : PeriodFault.NotAPeriod);
        if (last < first) return new(null, PeriodFault.EndsBeforeItBegins);
        return first.AddYears(MostYears) <= last ? new(null, PeriodFault.TooLong) : Of(new Period(PeriodKind.Range, first, last));
    }

    private static Reading Of(Period? period) => period is null ? new(null, PeriodFault.NoSuchDays) : new(period, null);

    private static Reading Part(PeriodKind kind, int year, char digit, int most) => !char.IsAsciiDigit(digit) ? new(null, PeriodFault.NotAPeriod)
        : digit - '0' < 1 || digit - '0' > most ? new(null, PeriodFault.NoSuchDays)
        : Of(Period.OfMonths(kind, new DateOnly(year, ((digit - '1') * (12 / most)) + 1, 1)));

    // Years have four digits, and one before and after them is in the calendar too.
    private static int? Year(ReadOnlySpan<char> text) => text.Length == 4 && Digits(text) is { } year && year is > 1000 and < 9000 ? year : null;

    private static int? Digits(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1000 and < 9000 ? day : null;

    private static bool LooksLikeDay(ReadOnlySpan<char> text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-' && Year(text[..4]) is not null && Digits(text[5..7]) is not null && Digits(text[8..]) is not null;
}
