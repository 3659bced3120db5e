using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Assess;
using OpenHotline.Ground.Accounts;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>How pictures appear and when it is enough, as posted: what is not ticked is off.</summary>
public sealed record ViewingForm
{
    public bool? Grey { get; init; }

    public bool? Blurred { get; init; }

    public bool? Muted { get; init; }

    /// <summary>Minutes as typed; empty: never.</summary>
    [MaxLength(10)]
    public string? Break { get; init; }

    /// <summary>Cases as typed; empty: no number.</summary>
    [MaxLength(10)]
    public string? Cases { get; init; }
}

/// <summary>An analyst's own viewing settings, break and daily number. Nobody else reads them.</summary>
public static class ViewingPages
{
    public static IEndpointRouteBuilder MapViewing(this IEndpointRouteBuilder door)
    {
        door.MapGet("/assessing/settings", (KeepViewingSettings keep, CountExposure exposure, CurrentAccount account, HttpContext http) => PageAsync(FieldErrors.None, keep, exposure, account, http)).RequirePermission(Permission.Assess);
        door.MapPost("/assessing/settings", SaveAsync).RequirePermission(Permission.Assess);
        door.MapGet("/assessing/break", BreakAsync).RequirePermission(Permission.Assess);
        return door;
    }

    private static async Task<IResult> SaveAsync([FromForm] ViewingForm form, KeepViewingSettings keep, CountExposure exposure, CurrentAccount account, HttpContext http)
    {
        var errors = new List<FieldError>();
        if (!Number(form.Break, KeepViewingSettings.MostMinutes, out var minutes)) errors.Add(new FieldError("break", $"Enter a number of minutes up to {KeepViewingSettings.MostMinutes}, or nothing"));
        if (!Number(form.Cases, KeepViewingSettings.MostCases, out var cases)) errors.Add(new FieldError("cases", $"Enter a number of cases up to {KeepViewingSettings.MostCases}, or nothing"));
        if (errors.Count > 0) return await PageAsync(FieldErrors.Of(errors), keep, exposure, account, http);
        await keep.RunAsync(account.Id, form.Grey == true, form.Blurred == true, form.Muted == true, minutes ?? 0, cases, http.RequestAborted);
        return Going.To("/assessing/settings");
    }

    private static async Task<IResult> PageAsync(FieldErrors errors, KeepViewingSettings keep, CountExposure exposure, CurrentAccount account, HttpContext http)
    {
        var own = await keep.ReadAsync(account.Id, http.RequestAborted);
        return new RazorComponentResult<ViewingPage>(new { Settings = own, Today = exposure.TodayOf(own), Errors = errors }) { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };
    }

    private static async Task<IResult> BreakAsync(string? why, KeepViewingSettings keep, CountExposure exposure, CurrentAccount account, CancellationToken stop)
    {
        await exposure.RestAsync(account.Id, stop);
        var own = await keep.ReadAsync(account.Id, stop);
        return new RazorComponentResult<BreakPage>(new { Minutes = why == "time" ? own.BreakAfterMinutes : (int?)null, Cases = why == "number" ? exposure.TodayOf(own) : (int?)null });
    }

    private static bool Number(string? typed, int most, out int? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        if (!int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < 1 || read > most) return false;
        number = read;
        return true;
    }
}
