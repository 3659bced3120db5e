using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Figures;

/// <summary>The period to close or to restate, by its code.</summary>
public sealed record CloseForm
{
    [MaxLength(22)]
    public string? Period { get; init; }
}

/// <summary>A snapshot to take, for staff.</summary>
public sealed record SnapshotForm
{
    [MaxLength(60)]
    public string? Name { get; init; }

    [MaxLength(22)]
    public string? Period { get; init; }
}

/// <summary>Live figures for staff, the closing and restating of periods, and snapshots.</summary>
public static class FigurePages
{
    private const int UsualDays = 30;
    private const int PeriodsBack = 8;
    private const int SnapshotsShown = 20;

    private const string CountAgainFirst = "The figures do not add up: an administrator counts again first, as after an upgrade that counts more";

    public static IEndpointRouteBuilder MapFigures(this IEndpointRouteBuilder door)
    {
        door.MapGet("/figures", ShowAsync).RequirePermission(Permission.Figures);
        door.MapGet("/figures/snapshots/{name}", SnapshotAsync).RequirePermission(Permission.Figures);
        door.MapPost("/figures/close", CloseAsync).RequirePermission(Permission.Figures);
        door.MapPost("/figures/restate", RestateAsync).RequirePermission(Permission.Figures);
        door.MapPost("/figures/snapshot", TakeAsync).RequirePermission(Permission.Figures);
        door.MapPost("/figures/count-again", CountAgainAsync).RequirePermission(Permission.ManageHouse);
        return door;
    }

    private static Task<IResult> ShowAsync(string? period, string? with, FigureDesk desk, PeriodNotation notation, CurrentAccount account, HttpContext http) => PageAsync(desk, notation, account, http, period, with, FieldErrors.None);

    private static async Task<IResult> CloseAsync([FromForm] CloseForm form, ClosePeriod close, FigureDesk desk, PeriodNotation notation, CurrentAccount account, HttpContext http)
    {
        if (await close.RunAsync(form.Period, http.RequestAborted) is not ClosePeriod.Outcome.Refused refused) return TypedResults.LocalRedirect("/figures?closed");
        return await PageAsync(desk, notation, account, http, null, null, FieldErrors.Of(new FieldError("period", refused.Why switch
        {
            ClosePeriod.Refusal.TooEarly => "It is too early: late assessments and disputes still count",
            ClosePeriod.Refusal.ClosedBefore => "This period is closed, and stays as it was published",
            ClosePeriod.Refusal.DoesNotAddUp => CountAgainFirst,
            ClosePeriod.Refusal.OtherKind => "Only one kind of period is published here",
            _ => "Choose a period",
        })));
    }

    private static async Task<IResult> RestateAsync([FromForm] CloseForm form, RestatePeriod restate, FigureDesk desk, PeriodNotation notation, CurrentAccount account, HttpContext http)
    {
        if (notation.Read(form.Period).Period is not { } period) return await PageAsync(desk, notation, account, http, null, null, FieldErrors.Of(new FieldError("period", "Choose a period")));
        if (await restate.RunAsync(period, http.RequestAborted) is not RestatePeriod.Outcome.Refused refused) return TypedResults.LocalRedirect("/figures?restated");
        return await PageAsync(desk, notation, account, http, null, null, FieldErrors.Of(new FieldError("period", refused.Why switch
        {
            RestatePeriod.Refusal.NothingChanged => "Nothing has changed that may be shown: differences below the threshold stay withheld",
            RestatePeriod.Refusal.DoesNotAddUp => CountAgainFirst,
            RestatePeriod.Refusal.OtherKind => "Longer periods are sums of what was published: restate their parts",
            _ => "This period is not closed",
        })));
    }

    private static async Task<IResult> TakeAsync([FromForm] SnapshotForm form, TakeSnapshot take, FigureDesk desk, PeriodNotation notation, CurrentAccount account, HttpContext http)
    {
        if (notation.Read(form.Period).Period is not { } period) return await PageAsync(desk, notation, account, http, null, null, FieldErrors.Of(new FieldError("period", "Choose a period")));
        if (await take.RunAsync(form.Name ?? "", period, http.RequestAborted) is not TakeSnapshot.Outcome.Refused refused) return TypedResults.LocalRedirect("/figures?taken");
        return await PageAsync(desk, notation, account, http, form.Period, null, FieldErrors.Of(new FieldError("Name", refused.Why == TakeSnapshot.Refusal.NameIsTaken
            ? "There is a snapshot of this name, and it stays as it was taken" : "Write 1 to 60 small letters, digits and hyphens, beginning with a letter")));
    }

    private static async Task<IResult> SnapshotAsync(string name, ReadSnapshots read, CurrentAccount account, CancellationToken stop) =>
        await read.RunAsync(name, stop) is { } found && (found.Document.Kind != SnapshotKind.Internal || account.May(Permission.SeeCases)) ? TypedResults.Bytes(found.Json, "application/json", $"{found.Document.Name}.json") : TypedResults.NotFound();

    private static async Task<IResult> CountAgainAsync(RebuildCounts rebuild, CancellationToken stop)
    {
        await rebuild.RunAsync(stop);
        return TypedResults.LocalRedirect("/figures?counted");
    }

    private static async Task<IResult> PageAsync(FigureDesk desk, PeriodNotation notation, CurrentAccount account, HttpContext http, string? code, string? withCode, FieldErrors errors)
    {
        var usual = new Period(PeriodKind.Range, desk.Today.AddDays(1 - UsualDays), desk.Today);
        if (code is { Length: > 0 } && notation.Read(code).Period is null) errors = FieldErrors.Of(new FieldError("period", $"Write {PeriodNotation.Ways}"));
        if (withCode is { Length: > 0 } && notation.Read(withCode).Period is null) errors = FieldErrors.Of(new FieldError("with", $"Write {PeriodNotation.Ways}"));
        var period = notation.Read(code).Period ?? usual;
        var with = notation.Read(withCode).Period ?? period.YearBefore;
        var query = http.Request.Query;
        return new RazorComponentResult<FiguresPage>(new
        {
            Period = period,
            With = with,
            Figures = SeenBy(account, await desk.ReadAsync(period.FirstOn, period.LastOn, http.RequestAborted)),
            Before = with is { } other ? SeenBy(account, await desk.ReadAsync(other.FirstOn, other.LastOn, http.RequestAborted)) : null,
            HasSources = account.May(Permission.SeeCases),
            Periods = await desk.PeriodsAsync(PeriodsBack, http.RequestAborted),
            Snapshots = await desk.SnapshotsAsync(SnapshotsShown, http.RequestAborted),
            Errors = errors,
            Done = Done(query),
        })
        { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };
    }

    // Privacy: how many young people came on one day is not for whoever plans campaigns for them; who works on cases sees the source of each anyway.
    private static Publish.Counting.Figures SeenBy(CurrentAccount account, Publish.Counting.Figures figures) => account.May(Permission.SeeCases) ? figures
        : figures with { Series = [.. figures.Series.Select(series => series.Dimension == Dimension.Source ? series with { Lines = [] } : series)] };

    private static string? Done(IQueryCollection query) =>
        query.ContainsKey("closed") ? "The period is closed and published."
        : query.ContainsKey("restated") ? "What was corrected stands beside what was published."
        : query.ContainsKey("taken") ? "The snapshot is taken and signed."
        : query.ContainsKey("counted") ? "Everything was counted again from the timeline." : null;
}
