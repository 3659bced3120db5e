using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>stats compare|series</c>: questions about figures, beside a running house. <c>stats snapshot|rebuild</c> are in <see cref="StatsWriters"/>.</summary>
internal static class StatsVerbs
{
    private static readonly Option<string> Period = new("--period") { Description = $"Which days: {PeriodNotation.Ways}", HelpName = "PERIOD", Required = true };
    private static readonly Option<string> With = new("--with") { Description = "What it is compared with: a period, \"before\", \"year-before\" or \"none\"", HelpName = "PERIOD", DefaultValueFactory = _ => "year-before" };
    private static readonly Option<string?> By = new("--by") { Description = $"Broken down by: {string.Join(", ", Words.All<Dimension>())}", HelpName = "DIMENSION" };
    private static readonly Option<string?> Of = new("--of") { Description = $"Of what: {string.Join(", ", Words.All<Metric>())}. Default: the usual base of the dimension", HelpName = "BASE" };
    private static readonly Option<int> Decimals = new("--decimals") { Description = $"Decimals of percentages, 0 to {Rounding.MostDecimals}. Shares have at least one", HelpName = "N" };
    private static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON" };

    public static Command Build()
    {
        var compare = new Command("compare", "Compare a period with another one.") { Period, With, By, Of, Decimals, Json };
        compare.SetAction((parsed, cancellation) => AskAsync(parsed, (house, question) => CompareAsync(house, question, parsed, cancellation), cancellation));
        var series = new Command("series", "Break a number down, with its base.") { Period, By, Of, Decimals, Json };
        series.SetAction((parsed, cancellation) => AskAsync(parsed, (house, question) => SeriesAsync(house, question, parsed, cancellation), cancellation));
        return new Command("stats", "Figures, counted from the timeline. For staff: nothing is withheld.") { compare, series, StatsWriters.BuildSnapshot(Period, Json), StatsWriters.BuildRebuild() };
    }

    private readonly record struct Question(Period Period, Metric? Metric, Dimension? Dimension, int Decimals);

    private static async Task<int> CompareAsync(IServiceProvider house, Question question, ParseResult parsed, CancellationToken cancellation)
    {
        var with = parsed.GetValue(With)!;
        Period? other = with switch
        {
            "none" => null,
            "before" => question.Period.Before,
            "year-before" => question.Period.YearBefore,
            _ => ReadPeriod(house, "--with", with),
        };
        var series = question.Dimension is null && question.Metric is null ? OpenHotline.Publish.Counting.Series.All : [SeriesOf(question)];
        var comparison = await house.GetRequiredService<CompareFigures>().CompareAsync(question.Period, other, series, question.Decimals, cancellation);
        if (parsed.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(comparison, ComparisonJson.Default.Comparison));
        else StatsTables.Print(comparison);
        return ExitCode.Done;
    }

    private static async Task<int> SeriesAsync(IServiceProvider house, Question question, ParseResult parsed, CancellationToken cancellation)
    {
        var answer = await house.GetRequiredService<CompareFigures>().SeriesAsync(question.Period, SeriesOf(question), question.Decimals, cancellation);
        if (parsed.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(answer, ComparisonJson.Default.SeriesAnswer));
        else StatsTables.Print(answer);
        return ExitCode.Done;
    }

    private static Series SeriesOf(Question question)
    {
        var dimension = question.Dimension ?? Dimension.All;
        var series = new Series(question.Metric ?? OpenHotline.Publish.Counting.Series.UsualBase(dimension), dimension);
        return ReadFigures.IsKnown(series) ? series : throw new FormatException($"{Words.Of(series.Metric)} is not counted by {Words.Of(series.Dimension)}.");
    }

    private static Task<int> AskAsync(ParseResult parsed, Func<IServiceProvider, Question, Task<int>> answer, CancellationToken cancellation) =>
        HouseQuestion.AskAsync(parsed, house => answer(house, Read(house, parsed)), cancellation);

    private static Question Read(IServiceProvider house, ParseResult parsed)
    {
        var decimals = parsed.GetValue(Decimals);
        if (decimals is < 0 or > Rounding.MostDecimals) throw new FormatException($"--decimals is a number from 0 to {Rounding.MostDecimals}.");
        return new Question(ReadPeriod(house, "--period", parsed.GetValue(Period)!), ReadWord<Metric>("--of", parsed.GetValue(Of)), ReadWord<Dimension>("--by", parsed.GetValue(By)), decimals);
    }

    private static T? ReadWord<T>(string flag, string? word) where T : struct, Enum =>
        word is null ? null : Words.Read<T>(word) ?? throw new FormatException($"{flag} is one of {string.Join(", ", Words.All<T>())}.");

    /// <exception cref="FormatException">It is no period; the message says why.</exception>
    internal static Period ReadPeriod(IServiceProvider house, string flag, string code)
    {
        var reading = house.GetRequiredService<PeriodNotation>().Read(code);
        return reading.Period ?? throw new FormatException(reading.Fault switch
        {
            PeriodFault.NoSuchDays => $"{flag}: the calendar has no such days.",
            PeriodFault.EndsBeforeItBegins => $"{flag}: the last day is before the first.",
            PeriodFault.TooLong => $"{flag}: a period has at most {PeriodNotation.MostYears} years.",
            _ => $"{flag}: write {PeriodNotation.Ways}.",
        });
    }
}
