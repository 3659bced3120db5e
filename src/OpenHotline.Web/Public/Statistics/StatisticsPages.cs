using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Publish;
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
        return door;
    }

    private static async Task<IResult> ShowAsync(string? period, string? with, ReadPublished read, ReadFigures live, HotlineDays days, HouseSettings house, PublishSettings settings, CancellationToken stop)
    {
        var closed = await read.PeriodsAsync(stop);
        var chosen = Period.Read(period) ?? (closed.Count > 0 ? closed[0] : null);
        if (period is { Length: > 0 } && (chosen is null || !closed.Contains(chosen.Value))) return TypedResults.NotFound();
        // "none" compares with nothing; nothing said compares with the year before.
        var other = with is "none" ? null : Period.Read(with) ?? chosen?.YearBefore;
        return new RazorComponentResult<StatisticsPage>(new
        {
            Closed = closed,
            Now = chosen is { } now ? await read.RunAsync(now, stop) : null,
            Before = other is { } before && closed.Contains(before) ? await read.RunAsync(before, stop) : null,
            Live = house.IsSandbox ? await live.RunAsync(days.Today.AddDays(-6), days.Today, stop) : null,
            settings.SmallestShown,
        });
    }

    private static async Task<IResult> JsonAsync(string period, ReadPublished read, CancellationToken stop) =>
        await FindAsync(period, read, stop) is { } found ? TypedResults.Bytes(found.Json, "application/json", $"figures-{found.Period.Code}.json") : TypedResults.NotFound();

    private static async Task<IResult> SignatureAsync(string period, ReadPublished read, Keyring keys, CancellationToken stop) => await FindAsync(period, read, stop) is { } found
        ? TypedResults.Text(JsonSerializer.Serialize(new PublishedSignature("Ed25519", found.SigningKey, keys.SigningPublicKey(found.SigningKey), found.Signature), SignatureJson.Default.PublishedSignature), "application/json")
        : TypedResults.NotFound();

    private static async Task<IResult> CsvAsync(string period, ReadPublished read, CancellationToken stop) =>
        await FindAsync(period, read, stop) is { } found ? Csv(found, found.Figures.Series, "figures") : TypedResults.NotFound();

    private static async Task<IResult> SeriesCsvAsync(string period, string series, ReadPublished read, CancellationToken stop) =>
        await FindAsync(period, read, stop) is { } found && Read(series) is { } one ? Csv(found, [found.Figures.Of(one)], one.Slug) : TypedResults.NotFound();

    private static async Task<IResult> SeriesJsonAsync(string period, string series, ReadPublished read, CancellationToken stop) => await FindAsync(period, read, stop) is { } found && Read(series) is { } one
        ? TypedResults.Bytes((found.Figures with { Webpages = null, Series = [found.Figures.Of(one)] }).ToJson(), "application/json", $"{one.Slug}-{found.Period.Code}.json")
        : TypedResults.NotFound();

    private static IResult Csv(ReadPublished.Published found, IEnumerable<FigureSeries> series, string name) =>
        TypedResults.Bytes(Encoding.UTF8.GetBytes(FigureCsv.Of(found.Period.Code, series)), "text/csv; charset=utf-8", $"{name}-{found.Period.Code}.csv");

    private static async Task<ReadPublished.Published?> FindAsync(string code, ReadPublished read, CancellationToken stop) => Period.Read(code) is { } period ? await read.RunAsync(period, stop) : null;

    private static Series? Read(string slug) => Series.All.Where(one => one.Slug == slug).Select(one => (Series?)one).FirstOrDefault();
}
