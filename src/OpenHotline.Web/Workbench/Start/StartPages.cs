using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Triage;
using OpenHotline.Verify;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Start;

/// <summary>The first page after signing in.</summary>
public static class StartPages
{
    public static IEndpointRouteBuilder MapStart(this IEndpointRouteBuilder door)
    {
        door.MapGet("/", async (CurrentAccount account, CountQueue queue, ListCalledChecks checks, ListGuidance guidance, CancellationToken stop) => new RazorComponentResult<StartPage>(new
        {
            Counts = account.May(Permission.Assess) ? await queue.RunAsync(stop) : null,
            ChecksWaiting = account.May(Permission.Takedown) ? (await checks.RunAsync(stop)).Waiting : (int?)null,
            GuidanceDue = account.May(Permission.ReviewPrevention) ? await guidance.DueAsync(stop) : 0,
        })).RequirePermission(Permission.SignedIn);
        return door;
    }
}
