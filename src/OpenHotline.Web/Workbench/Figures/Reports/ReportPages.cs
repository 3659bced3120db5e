using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;
using OpenHotline.Publish.Reporting;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Figures.Reports;

/// <summary>A report to fill: its text, and the closed periods that its figures are of.</summary>
public sealed record ReportForm
{
    [MaxLength(FillReport.MostCharacters)]
    public string? Text { get; init; }

    [MaxLength(22)]
    public string? FiguresOf { get; init; }

    [MaxLength(22)]
    public string? With { get; init; }
}

/// <summary>Reports from the same facts: Article 22 of the Digital Services Act, a table for ministries, a text with figures in it.</summary>
public static class ReportPages
{
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder door)
    {
        door.MapGet("/figures/reports", StartAsync).RequirePermission(Permission.Figures);
        door.MapGet("/figures/reports/article-22", Article22Async).RequirePermission(Permission.Figures);
        door.MapGet("/figures/reports/article-22.csv", Article22CsvAsync).RequirePermission(Permission.Figures);
        door.MapGet("/figures/reports/article-22.json", Article22JsonAsync).RequirePermission(Permission.Figures);
        door.MapGet("/figures/reports/member-state", MemberStateAsync).RequirePermission(Permission.Figures);
        door.MapPost("/figures/reports/text", FillAsync).RequirePermission(Permission.Figures);
        return door;
    }

    private static Task<IResult> StartAsync(ReadPublished published, CancellationToken stop) => StartPageAsync(published, null, FieldErrors.None, stop);

    private static async Task<IResult> Article22Async(string? period, MakeArticle22Report make, PeriodNotation notation, ReadPublished published, CancellationToken stop) =>
        notation.Read(period).Period is { } known ? new RazorComponentResult<Article22Page>(new { Report = await make.RunAsync(known, stop) }) : await NotAPeriodAsync(published, stop);

    private static async Task<IResult> Article22CsvAsync(string? period, MakeArticle22Report make, PeriodNotation notation, CancellationToken stop) => notation.Read(period).Period is { } known
        ? TypedResults.Bytes(Encoding.UTF8.GetBytes((await make.RunAsync(known, stop)).ToCsv()), "text/csv; charset=utf-8", $"article-22-{known.Code}.csv") : TypedResults.NotFound();

    private static async Task<IResult> Article22JsonAsync(string? period, MakeArticle22Report make, PeriodNotation notation, CancellationToken stop) => notation.Read(period).Period is { } known
        ? TypedResults.Bytes((await make.RunAsync(known, stop)).ToJson(), "application/json", $"article-22-{known.Code}.json") : TypedResults.NotFound();

    private static async Task<IResult> MemberStateAsync(string? period, ReadPublished published, CancellationToken stop) =>
        await published.RunAsync(period, stop) is { } found ? new RazorComponentResult<MemberStatePage>(new { Of = found }) : await NotAPeriodAsync(published, stop);

    private static async Task<IResult> FillAsync([FromForm] ReportForm form, FillReport fill, ReadPublished published, HttpContext http)
    {
        if (await published.RunAsync(form.FiguresOf, http.RequestAborted) is not { } now) return await StartPageAsync(published, form, FieldErrors.Of(new FieldError("FiguresOf", "Choose a closed period")), http.RequestAborted);
        var filled = fill.Run(form.Text ?? "", now, await published.RunAsync(form.With, http.RequestAborted));
        if (filled is FillReport.Outcome.Filled done) return new RazorComponentResult<FilledPage>(new { Title = $"Report, {now.Period.Code}", Html = ReportHtml.Part(done.Markdown) });
        var faults = ((FillReport.Outcome.Refused)filled).Faults;
        return await StartPageAsync(published, form, FieldErrors.Of([.. faults.Select(fault => new FieldError("Text", $"Line {fault.Line}: {fault.Says}"))]), http.RequestAborted);
    }

    private static Task<IResult> NotAPeriodAsync(ReadPublished published, CancellationToken stop) => StartPageAsync(published, null, FieldErrors.Of(new FieldError("period", "Choose a closed period")), stop);

    private static async Task<IResult> StartPageAsync(ReadPublished published, ReportForm? form, FieldErrors errors, CancellationToken stop) => new RazorComponentResult<ReportsPage>(new
    {
        Closed = await published.PeriodsAsync(stop),
        Form = form ?? new ReportForm { Text = ReportTemplates.Annual },
        Errors = errors,
    })
    { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };
}
