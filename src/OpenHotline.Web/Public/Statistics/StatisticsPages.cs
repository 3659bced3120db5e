using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Publish;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>The public figures: closed periods only, as they were published.</summary>
public static class StatisticsPages
{
    private static readonly KeptInCaches AFewMinutes = new("public, max-age=300");

    public static IEndpointRouteBuilder MapStatistics(this IEndpointRouteBuilder door)
    {
        door.MapGet("/statistics", ShowAsync).AllowAnonymous();
        door.MapGet("/statistics/{period}/figures.json", JsonAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/signature.json", SignatureAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/figures.csv", CsvAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/{series}.csv", SeriesCsvAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/{series}.json", SeriesJsonAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/{series}.svg", SeriesSvgAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        return door.MapStatisticsApi();
    }

    private static async Task<IResult> ShowAsync(string? period, string? with, ReadPublished read, ReadFigures live, PeriodNotation notation, HotlineDays days, HouseSettings house, PublishSettings settings, CancellationToken stop)
    {
        var closed = await read.PeriodsAsync(stop);
        var chosen = notation.Read(period).Period ?? (closed.Count > 0 ? closed[0] : null);
        if (period is { Length: > 0 } && (chosen is null || !closed.Contains(chosen.Value) || notation.Read(period).Period is null)) return TypedResults.NotFound();
        // "none" compares with nothing; nothing said compares with the year before.
        var other = with is "none" ? null : notation.Read(with).Period ?? chosen?.YearBefore;
        return new RazorComponentResult<StatisticsPage>(new
        {
            Closed = closed,
            Now = chosen is { } now ? await read.RunAsync(now, stop) : null,
            Before = other is { } before && closed.Contains(before) ? await read.RunAsync(before, stop) : null,
            Live = house.IsSandbox && closed.Count == 0 ? await live.RunAsync(days.Today.AddDays(-6), days.Today, stop) : null,
            settings.SmallestShown,
        });
    }

    private static async Task<IResult> JsonAsync(string period, ReadPublished read, CancellationToken stop) =>
        await read.RunAsync(period, stop) is { } found ? TypedResults.Bytes(found.Json, "application/json", $"figures-{found.Period.Code}.json") : TypedResults.NotFound();

    private static async Task<IResult> SignatureAsync(string period, ReadPublished read, Keyring keys, CancellationToken stop) => await read.RunAsync(period, stop) is { } found
        ? TypedResults.Text(JsonSerializer.Serialize(new PublishedSignature("Ed25519", found.SigningKey, keys.SigningPublicKey(found.SigningKey), found.Signature), SignatureJson.Default.PublishedSignature), "application/json")
        : TypedResults.NotFound();

    private static async Task<IResult> CsvAsync(string period, ReadPublished read, CancellationToken stop) =>
        await read.RunAsync(period, stop) is { } found ? Csv(found, found.Figures.Series, "figures") : TypedResults.NotFound();

    private static async Task<IResult> SeriesCsvAsync(string period, string series, ReadPublished read, CancellationToken stop) =>
        await read.RunAsync(period, stop) is { } found && Read(series) is { } one ? Csv(found, [found.Figures.Of(one)], one.Slug) : TypedResults.NotFound();

    private static async Task<IResult> SeriesJsonAsync(string period, string series, ReadPublished read, CancellationToken stop) => await read.RunAsync(period, stop) is { } found && Read(series) is { } one
        ? TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(SeriesAnswer.Of(found.Period, found.Figures.Of(one), found.Document.IsReplayed, 1), ComparisonJson.Default.SeriesAnswer), "application/json", $"{one.Slug}-{found.Period.Code}.json")
        : TypedResults.NotFound();

    private static async Task<IResult> SeriesSvgAsync(string period, string series, ReadPublished read, IStringLocalizer<StatisticsWords> words, CancellationToken stop)
    {
        if (await read.RunAsync(period, stop) is not { } found || Read(series) is not { } one || found.Figures.Of(one) is not { Lines.Count: > 0 } figure) return TypedResults.NotFound();
        var speech = new FigureSpeech(words);
        var source = found.Document.IsReplayed ? words["Replayed"].Value : words["Source"].Value;
        var drawing = FigureSvg.Of(speech.Title(one), speech.Base(figure, speech.Name(found.Period)), source, speech.Bars(figure), PageLanguage.Current.Direction == "rtl");
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(drawing), "image/svg+xml", $"{one.Slug}-{found.Period.Code}.svg");
    }

    private static IResult Csv(ReadPublished.Published found, IEnumerable<FigureSeries> series, string name) =>
        TypedResults.Bytes(Encoding.UTF8.GetBytes(FigureCsv.Of(found.Period.Code, series, found.Document.IsReplayed)), "text/csv; charset=utf-8", $"{name}-{found.Period.Code}.csv");

    private static Series? Read(string slug) => Series.All.Where(one => one.Slug == slug).Select(one => (Series?)one).FirstOrDefault();
}
