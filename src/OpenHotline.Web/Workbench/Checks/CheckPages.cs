using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;
using OpenHotline.Verify;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Checks;

/// <summary>What was seen, as posted: the number of a <see cref="PersonSaw"/>; null where nothing was chosen.</summary>
public sealed record DecisionForm
{
    public Guid CheckId { get; init; }

    public int? Saw { get; init; }
}

/// <summary>Checks that a machine could not judge, and how long removals take.</summary>
public static class CheckPages
{
    /// <summary>Over how many days the clocks of hosts and countries are shown.</summary>
    private const int ClockDays = 90;

    public static IEndpointRouteBuilder MapChecks(this IEndpointRouteBuilder door)
    {
        door.MapGet("/checks", ListAsync).RequirePermission(Permission.Takedown);
        door.MapGet("/checks/{episodeId:guid}", ShowAsync).RequirePermission(Permission.Takedown);
        door.MapPost("/checks/{episodeId:guid}", DecideAsync).RequirePermission(Permission.Takedown);
        return door;
    }

    private static async Task<RazorComponentResult<ChecksPage>> ListAsync(ListCalledChecks list, ReadRemovalTimes times, HotlineDb db, HostRegister register, TimeProvider clock, HttpContext http)
    {
        var until = clock.GetUtcNow().UtcDateTime;
        var from = until.AddDays(-ClockDays);
        var hosts = await times.ByHostAsync(from, until, http.RequestAborted);
        var ids = hosts.Select(line => Guid.TryParse(line.Key, out var id) ? id : Guid.Empty).ToList();
        var known = await db.Set<OpenHotline.Notify.Host>().AsNoTracking().Where(host => ids.Contains(host.Id)).ToListAsync(http.RequestAborted);
        return new(new
        {
            Called = await list.RunAsync(http.RequestAborted),
            Countries = await times.ByCountryAsync(from, until, http.RequestAborted),
            Hosts = hosts,
            HostNames = (IReadOnlyDictionary<Guid, string>)await register.NamesAsync(known, http.RequestAborted),
            Days = ClockDays,
            Done = http.Request.Query.ContainsKey("decided"),
        });
    }

    private static async Task<IResult> ShowAsync(Guid episodeId, ListCalledChecks list, CancellationToken stop) =>
        await list.OneAsync(episodeId, stop) is { } row ? new RazorComponentResult<CheckPage>(new { Row = row }) : TypedResults.NotFound();

    private static async Task<IResult> DecideAsync(Guid episodeId, [FromForm] DecisionForm form, DecideCheck decide, ListCalledChecks list, CancellationToken stop)
    {
        var outcome = await decide.RunAsync(episodeId, form.CheckId, (PersonSaw)(form.Saw ?? 0), stop);
        if (outcome is DecideCheck.Outcome.Decided) return TypedResults.LocalRedirect("/checks?decided");
        if (await list.OneAsync(episodeId, stop) is not { } row) return TypedResults.NotFound();
        var sentence = ((DecideCheck.Outcome.Refused)outcome).Why switch
        {
            DecideCheck.Refusal.NothingChosen => "Choose what you see",
            DecideCheck.Refusal.SomethingElseWasFound => "A later check found something else: look again, then choose",
            DecideCheck.Refusal.OnHold => "The police have asked for this page to be left alone: nothing was changed",
            _ => "Somebody has decided this in the meantime: nothing was changed",
        };
        return new RazorComponentResult<CheckPage>(new { Row = row, Errors = FieldErrors.Of(new FieldError("saw", sentence)) }) { StatusCode = StatusCodes.Status400BadRequest };
    }
}
