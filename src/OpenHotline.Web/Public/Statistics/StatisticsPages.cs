using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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

    public static IServiceCollection AddStatistics(this IServiceCollection services) => services.AddStatisticsDocument().AddSingleton<DrawingPng>().AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html", "text/csv", "application/json", "image/svg+xml"];
    });

    /// <summary>Makes the statistics small on their way; they are public, and no secret stands on those pages that a length could give away.</summary>
    public static IApplicationBuilder UseStatisticsCompression(this IApplicationBuilder app) => app.UseWhen(IsStatistics, these => these.UseResponseCompression());

    public static IEndpointRouteBuilder MapStatistics(this IEndpointRouteBuilder door)
    {
        door.MapGet("/statistics", ShowAsync).AllowAnonymous();
        door.MapGet("/statistics/{period}/figures.json", JsonAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/signature.json", SignatureAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/figures.csv", CsvAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/{series}.csv", SeriesCsvAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/{series}.json", SeriesJsonAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/{series}.svg", SeriesSvgAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/{series}.png", SeriesPngAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/hosting-map.svg", MapAsync).AllowAnonymous().WithMetadata(AFewMinutes);
        door.MapGet("/statistics/{period}/hosting-map.png", MapPngAsync).AllowAnonymous().WithMetadata(AFewMinutes);
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

    private static async Task<IResult> SeriesSvgAsync(string period, string series, ReadPublished read, IStringLocalizer<StatisticsWords> words, CancellationToken stop) =>
        Svg(await BarsAsync(period, series, read, words, stop));

    private static async Task<IResult> SeriesPngAsync(string period, string series, ReadPublished read, DrawingPng png, IStringLocalizer<StatisticsWords> words, CancellationToken stop) =>
        await PngAsync(await BarsAsync(period, series, read, words, stop), png, stop);

    private static async Task<IResult> MapAsync(string period, ReadPublished read, IStringLocalizer<StatisticsWords> words, CancellationToken stop) =>
        Svg(await HostingAsync(period, read, words, stop));

    private static async Task<IResult> MapPngAsync(string period, ReadPublished read, DrawingPng png, IStringLocalizer<StatisticsWords> words, CancellationToken stop) =>
        await PngAsync(await HostingAsync(period, read, words, stop), png, stop);

    private static async Task<string?> BarsAsync(string period, string series, ReadPublished read, IStringLocalizer<StatisticsWords> words, CancellationToken stop)
    {
        if (await read.RunAsync(period, stop) is not { } found || Read(series) is not { } one || found.Figures.Of(one) is not { Lines.Count: > 0 } figure) return null;
        var speech = new FigureSpeech(words);
        return FigureSvg.Of(speech.Title(one), speech.Base(figure, speech.Name(found.Period)), Source(found, words), speech.Bars(figure), PageLanguage.Current.IsRightToLeft);
    }

    private static async Task<string?> HostingAsync(string period, ReadPublished read, IStringLocalizer<StatisticsWords> words, CancellationToken stop)
    {
        if (await read.RunAsync(period, stop) is not { } found || found.Figures.Of(FigureMap.Drawn) is not { Lines.Count: > 0 } figure) return null;
        var speech = new FigureSpeech(words);
        return FigureMap.Of(speech.Title(FigureMap.Drawn), speech.Base(figure, speech.Name(found.Period)), Source(found, words), figure, line => speech.Line(figure, line), words["Withheld"], PageLanguage.Current.IsRightToLeft);
    }

    private static string Source(ReadPublished.Published found, IStringLocalizer<StatisticsWords> words) => found.Document.IsReplayed ? words["Replayed"] : words["Source"];

    // Without a file name, since pages show it: the link that downloads it says so itself.
    private static IResult Svg(string? drawing) => drawing is null ? TypedResults.NotFound() : TypedResults.Bytes(Encoding.UTF8.GetBytes(drawing), "image/svg+xml");

    private static async Task<IResult> PngAsync(string? drawing, DrawingPng png, CancellationToken stop) =>
        drawing is not null && await png.OfAsync(drawing, stop) is { } dots ? TypedResults.Bytes(dots, "image/png") : TypedResults.NotFound();

    private static IResult Csv(ReadPublished.Published found, IEnumerable<FigureSeries> series, string name) =>
        TypedResults.Bytes(Encoding.UTF8.GetBytes(FigureCsv.Of(found.Period.Code, series, found.Document.IsReplayed)), "text/csv; charset=utf-8", $"{name}-{found.Period.Code}.csv");

    // Privacy: nothing else on this door is compressed, for forms and receipts hold secrets (decision 0144).
    private static bool IsStatistics(HttpContext http) =>
        PageLanguage.All.Any(language => http.Request.Path.StartsWithSegments(language.Prefix + "/statistics", StringComparison.Ordinal)) || http.Request.Path.StartsWithSegments("/v1/statistics", StringComparison.Ordinal);

    private static Series? Read(string slug) => Series.All.Where(one => one.Slug == slug).Select(one => (Series?)one).FirstOrDefault();
}
