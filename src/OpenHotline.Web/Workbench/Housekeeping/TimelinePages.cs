using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Ground.Timeline.Verifying;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Housekeeping;

/// <summary>The span of days for which the book of looks is to be opened, as typed.</summary>
public sealed record LooksForm
{
    [MaxLength(10)]
    public string? Days { get; init; }
}

/// <summary>Verifying the timeline, and opening the book of looks with a second person.</summary>
internal static class TimelinePages
{
    private const int MostDays = 366;

    public static IEndpointRouteBuilder MapTimelinePages(this IEndpointRouteBuilder door)
    {
        door.MapGet("/timeline", async (ListActs acts, CurrentAccount account, HttpContext http) => await PageAsync(null, acts, account, http)).RequirePermission(Permission.Audit);
        door.MapPost("/timeline/verify", async (VerifyTimeline verify, ListActs acts, CurrentAccount account, HttpContext http) => await PageAsync(await verify.RunAsync(null, http.RequestAborted), acts, account, http)).RequirePermission(Permission.Audit);
        door.MapPost("/timeline/looks", AskAsync).RequirePermission(Permission.Audit);
        door.MapPost("/timeline/looks/{id:guid}", OpenAsync).RequirePermission(Permission.Audit);
        return door;
    }

    private static async Task<IResult> AskAsync([FromForm] LooksForm form, ProposeAct propose, ListActs acts, CurrentAccount account, TimeProvider clock, HttpContext http)
    {
        if (!int.TryParse(form.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > MostDays)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return await PageAsync(null, acts, account, http, FieldErrors.Of(new FieldError("days", $"Enter a number of days from 1 to {MostDays}")));
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await propose.RunAsync(OpenLooksAct.Name, new OpenLooks.Question(now.AddDays(-days), now, null, null).ToPayload(), http.RequestAborted);
        return TypedResults.LocalRedirect("/timeline?asked");
    }

    private static async Task<IResult> OpenAsync(Guid id, OpenLooks open, StaffAccounts accounts, HttpContext http)
    {
        if (await open.RunAsync(id, http.RequestAborted) is not { } looks) return TypedResults.NotFound();
        var names = await accounts.NamesAsync([.. looks.Select(look => look.AccountId).Distinct()], http.RequestAborted);
        return new RazorComponentResult<LooksPage>(new { Looks = looks, Names = (IReadOnlyDictionary<Guid, string>)names });
    }

    private static async Task<IResult> PageAsync(VerifyTimeline.Report? report, ListActs acts, CurrentAccount account, HttpContext http, FieldErrors? errors = null)
    {
        var mine = (await acts.RunAsync(http.RequestAborted)).Where(act => act.Kind == OpenLooksAct.Name && act.ProposedBy == account.Id).ToList();
        return new RazorComponentResult<TimelinePage>(new
        {
            Report = report,
            Errors = errors ?? FieldErrors.None,
            Agreed = (IReadOnlyList<Guid>)[.. mine.Where(act => act.State == ActState.Approved).Select(act => act.Id)],
            Waiting = mine.Count(act => act.State == ActState.Proposed),
            HasAsked = http.Request.Query.ContainsKey("asked"),
        });
    }
}
