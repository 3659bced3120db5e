using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Publish;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Figures;

/// <summary>The period to close, by its code.</summary>
public sealed record CloseForm
{
    [MaxLength(20)]
    public string? Period { get; init; }
}

/// <summary>Live figures for staff, and the closing of periods.</summary>
public static class FigurePages
{
    private const int UsualDays = 30;
    private const int MostDays = 3700;
    private const int PeriodsBack = 8;

    public static IEndpointRouteBuilder MapFigures(this IEndpointRouteBuilder door)
    {
        door.MapGet("/figures", ShowAsync).RequirePermission(Permission.Figures);
        door.MapPost("/figures/close", CloseAsync).RequirePermission(Permission.Figures);
        door.MapPost("/figures/count-again", CountAgainAsync).RequirePermission(Permission.ManageHouse);
        return door;
    }

    private static Task<IResult> ShowAsync(string? from, string? to, FigureDesk desk, HttpContext http) => PageAsync(desk, http, from, to, FieldErrors.None);

    private static async Task<IResult> CloseAsync([FromForm] CloseForm form, ClosePeriod close, FigureDesk desk, HttpContext http)
    {
        if (await close.RunAsync(form.Period, http.RequestAborted) is not ClosePeriod.Outcome.Refused refused) return TypedResults.LocalRedirect("/figures?closed");
        return await PageAsync(desk, http, null, null, FieldErrors.Of(new FieldError("period", refused.Why switch
        {
            ClosePeriod.Refusal.TooEarly => "It is too early: late assessments and disputes still count",
            ClosePeriod.Refusal.ClosedBefore => "This period is closed, and stays as it was published",
            ClosePeriod.Refusal.OtherKind => "Only one kind of period is published here",
            _ => "Choose a period",
        })));
    }

    private static async Task<IResult> CountAgainAsync(RebuildCounts rebuild, CancellationToken stop)
    {
        await rebuild.RunAsync(stop);
        return TypedResults.LocalRedirect("/figures?counted");
    }

    private static async Task<IResult> PageAsync(FigureDesk desk, HttpContext http, string? from, string? to, FieldErrors errors)
    {
        var last = Day(to) ?? desk.Today;
        var first = Day(from) ?? last.AddDays(1 - UsualDays);
        if (last < first || last.DayNumber - first.DayNumber > MostDays) (first, errors) = (last.AddDays(1 - UsualDays), FieldErrors.Of(new FieldError("from", "Choose a first day before the last, at most ten years apart")));
        var query = http.Request.Query;
        return new RazorComponentResult<FiguresPage>(new
        {
            Figures = await desk.ReadAsync(first, last, http.RequestAborted),
            Periods = await desk.PeriodsAsync(PeriodsBack, http.RequestAborted),
            Errors = errors,
            Done = query.ContainsKey("closed") ? "The period is closed and published." : query.ContainsKey("counted") ? "Everything was counted again from the timeline." : null,
        })
        { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;
}
