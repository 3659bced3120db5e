using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
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
    public static IEndpointRouteBuilder MapChecks(this IEndpointRouteBuilder door)
    {
        door.MapGet("/checks", ListAsync).RequirePermission(Permission.Takedown);
        door.MapGet("/checks/{episodeId:guid}", ShowAsync).RequirePermission(Permission.Takedown);
        door.MapPost("/checks/{episodeId:guid}", DecideAsync).RequirePermission(Permission.Takedown);
        return door;
    }

    private static async Task<RazorComponentResult<ChecksPage>> ListAsync(ListCalledChecks list, ReadClocks clocks, HttpContext http) => new(new
    {
        Called = await list.RunAsync(http.RequestAborted),
        Countries = await clocks.ByCountryAsync(http.RequestAborted),
        Hosts = await clocks.ByHostAsync(namesSites: true, http.RequestAborted),
        Done = http.Request.Query.ContainsKey("decided"),
    });

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
