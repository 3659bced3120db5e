using OpenHotline.Publish;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Tests.Publish;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2021", "2021-01-01", "2021-12-31", "2020", "2020")]
    [InlineData("2021H1", "2021-01-01", "2021-06-30", "2020H2", "2020H1")]
    [InlineData("2021Q4", "2021-10-01", "2021-12-31", "2021Q3", "2020Q4")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "2024-01", "2023-02")]
    [InlineData("2021-W01", "2021-01-04", "2021-01-10", "2020-W53", "2020-W01")]
    [InlineData("2020-W53", "2020-12-28", "2021-01-03", "2020-W52", null)]
    [InlineData("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-28", "2023-02-28")]
    [InlineData("FY2021", "2021-04-01", "2022-03-31", "FY2020", "FY2020")]
    [InlineData("2021-01-01..2021-06-30", "2021-01-01", "2021-06-30", "2020-07-04..2020-12-31", "2020-01-01..2020-06-30")]
    public void A_period_knows_its_days_the_one_before_and_the_year_before(string code, string first, string last, string before, string? yearBefore)
    {
        var period = PublishSteps.ReadPeriod(code);
        Assert.Equal((code, DateOnly.Parse(first, null), DateOnly.Parse(last, null)), (period.Code, period.FirstOn, period.LastOn));
        Assert.Equal((before, yearBefore), (period.Before.Code, period.YearBefore?.Code));
        if (period.Kind != PeriodKind.Range) Assert.Equal(period, Period.Containing(period.LastOn, period.Kind, financialYearFirstMonth: 4));
    }

    [Theory]
    [InlineData(null, PeriodFault.NotAPeriod), InlineData("", PeriodFault.NotAPeriod), InlineData("21", PeriodFault.NotAPeriod), InlineData("2021-H1", PeriodFault.NotAPeriod), InlineData("2021h1", PeriodFault.NotAPeriod)]
    [InlineData("2021 ", PeriodFault.NotAPeriod), InlineData("0000", PeriodFault.NotAPeriod), InlineData("９９９９", PeriodFault.NotAPeriod), InlineData("2021-1", PeriodFault.NotAPeriod), InlineData("FY21", PeriodFault.NotAPeriod)]
    [InlineData("2021-01-01..", PeriodFault.NotAPeriod), InlineData("2021-01-01...2021-02-01", PeriodFault.NotAPeriod), InlineData("2021; DROP TABLE facts", PeriodFault.NotAPeriod)]
    [InlineData("2021H3", PeriodFault.NoSuchDays), InlineData("2021Q0", PeriodFault.NoSuchDays), InlineData("2021-13", PeriodFault.NoSuchDays), InlineData("2021-W53", PeriodFault.NoSuchDays), InlineData("2021-02-29", PeriodFault.NoSuchDays)]
    [InlineData("2021-06-31..2021-07-01", PeriodFault.NoSuchDays), InlineData("2021-07-02..2021-07-01", PeriodFault.EndsBeforeItBegins), InlineData("1021-01-01..2021-01-01", PeriodFault.TooLong)]
    public void What_is_no_period_says_why(string? code, PeriodFault fault) => Assert.Equal((null, fault), (new PeriodNotation(new PublishSettings()).Read(code).Period, new PeriodNotation(new PublishSettings()).Read(code).Fault!.Value));

    [Fact]
    public void A_financial_year_begins_in_the_month_of_the_settings()
    {
        var period = new PeriodNotation(new PublishSettings { FinancialYearFirstMonth = 10 }).Read("FY2021").Period!.Value;
        Assert.Equal((new DateOnly(2021, 10, 1), new DateOnly(2022, 9, 30)), (period.FirstOn, period.LastOn));
        Assert.Equal(period, Period.Containing(new DateOnly(2022, 1, 1), PeriodKind.FinancialYear, 10));
    }

    [Theory]
    [InlineData(62234L, 100616L, ChangeDirection.Up, "62", 0)]
    [InlineData(62234L, 100616L, ChangeDirection.Up, "61.7", 1)]
    [InlineData(38424L, 182281L, ChangeDirection.Up, "374", 0)]
    [InlineData(4277L, 19670L, ChangeDirection.Up, "360", 0)]
    [InlineData(200L, 199L, ChangeDirection.Down, "1", 0)]
    [InlineData(200L, 200L, ChangeDirection.Same, "0", 0)]
    public void Changes_are_rounded_half_up(long before, long now, ChangeDirection direction, string percent, int decimals) =>
        Assert.Equal(new Change(direction, decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)), Change.Between(before, now, decimals));

    [Fact]
    public void There_is_no_comparison_with_nothing()
    {
        Assert.Null(Change.Between(null, 5));
        Assert.Null(Change.Between(0, 5));
        Assert.Null(PointChange.Between(1, 0, 1, 2));
    }

    [Fact]
    public void Shares_and_points_are_rounded_once_from_exact_numbers()
    {
        Assert.Equal((64m, 63.9m), (Rounding.Share(64278, 100616), Rounding.Share(64278, 100616, 1)));
        Assert.Equal(63.2m, Rounding.Share(152821, 241944, 1));
        Assert.Equal(2.5m, Rounding.Share(25, 1000, 1));
        // From 40.4% to 50.6%: the rounded shares differ by 11 points, the exact ones by 10.2; in percent it is 25.
        Assert.Equal(new PointChange(ChangeDirection.Up, 10.2m), PointChange.Between(404, 1000, 506, 1000));
        Assert.Equal(25m, Change.Between(404, 506)!.Value.Percent);
    }
}
