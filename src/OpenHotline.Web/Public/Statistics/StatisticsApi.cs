using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>The published figures for machines: closed periods only, as they were published. Described in docs/statistics.md.</summary>
public static class StatisticsApi
{
    private static readonly KeptInCaches AFewMinutes = new("public, max-age=300");

    public static IEndpointRouteBuilder MapStatisticsApi(this IEndpointRouteBuilder door)
    {
        door.MapGet("/v1/statistics/periods", PeriodsAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/v1/statistics/compare", CompareAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/v1/statistics/series", SeriesAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/v1/statistics/{period}", PeriodAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        return door;
    }

    private static async Task<IResult> PeriodsAsync(ReadPublished read, CancellationToken stop) =>
        Json(JsonSerializer.SerializeToUtf8Bytes([.. (await read.PeriodsAsync(stop)).Select(ComparedPeriod.Of)], ComparisonJson.Default.IReadOnlyListComparedPeriod));

    private static async Task<IResult> PeriodAsync(string period, ReadPublished read, PeriodNotation notation, CancellationToken stop) =>
        await FindAsync(period, read, notation, stop) is { Problem: { } problem } ? problem : Json((await read.RunAsync(period, stop))!.Json);

    private static async Task<IResult> CompareAsync(string? period, string? with, string? decimals, ReadPublished read, PeriodNotation notation, CancellationToken stop)
    {
        if (Decimals(decimals) is not { } fine) return Problem($"decimals is a number from 0 to {Rounding.MostDecimals}.");
        var (now, fault) = await FindAsync(period, read, notation, stop);
        if (now is null) return fault!;
        ReadPublished.Published? before;
        if (with is { Length: > 0 })
        {
            var (found, problem) = await FindAsync(with, read, notation, stop);
            if (problem is not null) return problem;
            before = found;
        }
        else
        {
            before = now.Period.YearBefore is { } year ? await read.RunAsync(year, stop) : null;
        }

        return Json(JsonSerializer.SerializeToUtf8Bytes(Comparison.Of(now.Period, now.Figures, before?.Period, before?.Figures, now.Document.IsReplayed, fine), ComparisonJson.Default.Comparison));
    }

    private static async Task<IResult> SeriesAsync(string? period, string? by, string? of, string? decimals, ReadPublished read, PeriodNotation notation, CancellationToken stop)
    {
        if (Decimals(decimals) is not { } fine) return Problem($"decimals is a number from 0 to {Rounding.MostDecimals}.");
        if (Words.Read<Dimension>(by) is not { } dimension) return Problem($"by is one of {string.Join(", ", Words.All<Dimension>())}.");
        var metric = of is null ? Series.UsualBase(dimension) : Words.Read<Metric>(of);
        if (metric is not { } known) return Problem($"of is one of {string.Join(", ", Words.All<Metric>())}.");
        var (found, problem) = await FindAsync(period, read, notation, stop);
        if (found is null) return problem!;
        var series = new Series(known, dimension);
        if (dimension != Dimension.All && !found.Figures.Series.Any(one => one.Series == series)) return Problem($"{Words.Of(known)} is not published by {Words.Of(dimension)}. Published are: {string.Join(", ", Series.All.Select(one => one.Slug))}.");
        return Json(JsonSerializer.SerializeToUtf8Bytes(SeriesAnswer.Of(found.Period, found.Figures.Of(series), found.Document.IsReplayed, fine), ComparisonJson.Default.SeriesAnswer));
    }

    private static async Task<(ReadPublished.Published? Found, IResult? Problem)> FindAsync(string? code, ReadPublished read, PeriodNotation notation, CancellationToken stop)
    {
        var reading = notation.Read(code);
        if (reading.Period is not { } period) return (null, Problem(reading.Fault switch
        {
            PeriodFault.NoSuchDays => "The calendar has no such days.",
            PeriodFault.EndsBeforeItBegins => "The last day is before the first.",
            PeriodFault.TooLong => $"A period has at most {PeriodNotation.MostYears} years.",
            _ => $"A period is written {PeriodNotation.Ways}.",
        }));
        return await read.RunAsync(period, stop) is { } found ? (found, null)
            : (null, Problem("Only closed periods are published; /v1/statistics/periods lists them.", StatusCodes.Status404NotFound, "This period is not published"));
    }

    private static int? Decimals(string? text) => text is null ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Rounding.MostDecimals ? number : null;

    // This door answers refusals with pages, so the problem is written here and not by the service for them.
    private static IResult Problem(string detail, int status = StatusCodes.Status400BadRequest, string title = "The question cannot be understood") =>
        TypedResults.Json(new ProblemDetails { Status = status, Title = title, Detail = detail }, contentType: "application/problem+json", statusCode: status);

    private static IResult Json(byte[] json) => TypedResults.Bytes(json, "application/json");
}
