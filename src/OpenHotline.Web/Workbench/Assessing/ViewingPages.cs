using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Assess;
using OpenHotline.Ground.Accounts;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>How pictures appear, as posted: what is not ticked is off.</summary>
public sealed record ViewingForm
{
    public bool? Grey { get; init; }

    public bool? Blurred { get; init; }

    public bool? Muted { get; init; }
}

/// <summary>An analyst's own viewing settings. Nobody else reads them.</summary>
public static class ViewingPages
{
    public static IEndpointRouteBuilder MapViewing(this IEndpointRouteBuilder door)
    {
        door.MapGet("/assessing/settings", async (KeepViewingSettings keep, CurrentAccount account, CancellationToken stop) =>
            new RazorComponentResult<ViewingPage>(new { Settings = await keep.ReadAsync(account.Id, stop) })).RequirePermission(Permission.Assess);
        door.MapPost("/assessing/settings", SaveAsync).RequirePermission(Permission.Assess);
        return door;
    }

    private static async Task<IResult> SaveAsync([FromForm] ViewingForm form, KeepViewingSettings keep, CurrentAccount account, CancellationToken stop)
    {
        await keep.RunAsync(account.Id, form.Grey == true, form.Blurred == true, form.Muted == true, stop);
        return Going.To("/assessing/settings");
    }
}
