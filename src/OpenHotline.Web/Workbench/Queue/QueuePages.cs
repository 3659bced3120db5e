using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Queue;

/// <summary>What is next and why, what I hold, what is late.</summary>
public static class QueuePages
{
    public static IEndpointRouteBuilder MapQueue(this IEndpointRouteBuilder door)
    {
        door.MapGet("/queue", FirstAsync).RequirePermission(Permission.Assess);
        door.MapGet("/queue/after/{score:int}/{due:long}/{id:guid}", NextAsync).RequirePermission(Permission.Assess);
        door.MapPost("/queue/next", ClaimNextAsync).RequirePermission(Permission.Assess);
        door.MapPost("/queue/{id:guid}/claim", ClaimAsync).RequirePermission(Permission.Assess);
        door.MapPost("/queue/{id:guid}/release", ReleaseAsync).RequirePermission(Permission.Assess);
        door.MapGet("/queue/live", LiveQueue.Stream).RequirePermission(Permission.Assess).WithMetadata(new NotUse());
        return door.MapBulk().MapAlarms();
    }

    private static Task<RazorComponentResult<QueuePage>> FirstAsync([AsParameters] QueueQuery query, QueueDesk desk, CurrentAccount account, CancellationToken stop) =>
        ShowAsync(query, after: null, desk, account, stop);

    private static Task<RazorComponentResult<QueuePage>> NextAsync(int score, long due, Guid id, [AsParameters] QueueQuery query, QueueDesk desk, CurrentAccount account, CancellationToken stop) =>
        ShowAsync(query, new QueuePlace(score, UtcMilliseconds.FromNumber(Math.Clamp(due, 0, 253_402_300_799_000)), id), desk, account, stop);

    private static async Task<RazorComponentResult<QueuePage>> ShowAsync(QueueQuery query, QueuePlace? after, QueueDesk desk, CurrentAccount account, CancellationToken stop) =>
        new(new { Model = await desk.LayAsync(query, after, account.Id, account.May(Permission.SecondOpinion), stop) });

    private static async Task<IResult> ClaimNextAsync([FromForm] PressedForm pressed, ClaimNext claim, CurrentAccount account, CancellationToken stop) =>
        await claim.RunAsync(account.Id, stop) switch
        {
            ClaimNext.Outcome.Claimed claimed => Going.To($"/assessing/{claimed.Claim.EpisodeId}"),
            ClaimNext.Outcome.HoldsEnough => Going.To("/queue?said=holds-enough"),
            _ => Going.To("/queue?said=nothing-waits"),
        };

    private static async Task<IResult> ClaimAsync(Guid id, [FromForm] PressedForm pressed, ClaimOne claim, CurrentAccount account, CancellationToken stop) =>
        await claim.RunAsync(id, account.Id, stop) switch
        {
            ClaimOne.Outcome.Claimed or ClaimOne.Outcome.HeldAlready => Going.To($"/assessing/{id}"),
            ClaimOne.Outcome.HoldsEnough => Going.To("/queue?said=holds-enough"),
            ClaimOne.Outcome.Refused { Why: ClaimOne.Refusal.NoSuchCase } => TypedResults.NotFound(),
            ClaimOne.Outcome.Refused { Why: ClaimOne.Refusal.HeldByAnother } => Going.To("/queue?said=held-by-another"),
            ClaimOne.Outcome.Refused { Why: ClaimOne.Refusal.OnHold } => Going.To("/queue?said=on-hold"),
            _ => Going.To("/queue?said=done"),
        };

    private static async Task<IResult> ReleaseAsync(Guid id, [FromForm] PressedForm pressed, ReleaseClaim release, CurrentAccount account, CancellationToken stop) =>
        Going.To(await release.RunAsync(id, account.Id, stop) ? "/queue?said=given-back" : "/queue?said=not-held");
}

/// <summary>What the queue is narrowed to: codes, which are kept in the form and may stand in an address.</summary>
public sealed record QueueQuery(int? Source, int? Reason, int? Thing, bool? Late, string? Said)
{
    public QueueFilter Filter => new(
        Source is { } source && Enum.IsDefined((ReportSource)source) ? (ReportSource)source : null,
        Reason is { } reason && reason > 0 && Enum.IsDefined((QueueReasons)reason) ? (QueueReasons)reason : null,
        Thing is { } thing && Enum.IsDefined((ThingKind)thing) ? (ThingKind)thing : null,
        Late == true);

    /// <summary>The same narrowing, for a link.</summary>
    public string Tail
    {
        get
        {
            var filter = Filter;
            string?[] parts =
            [
                filter.Source is { } source ? $"source={(int)source}" : null,
                filter.Reason is { } reason ? $"reason={(int)reason}" : null,
                filter.Thing is { } thing ? $"thing={(int)thing}" : null,
                filter.OnlyLate ? "late=true" : null,
            ];
            var tail = string.Join('&', parts.Where(part => part is not null));
            return tail.Length == 0 ? "" : "?" + tail;
        }
    }
}

/// <summary>A button was pressed and nothing else was said.</summary>
public sealed record PressedForm
{
    [MaxLength(100)]
    public string? Pressed { get; init; }
}

/// <summary>After a form: look at the next page with a GET.</summary>
internal static class Going
{
    public static IResult To(string path) => TypedResults.Redirect(path);
}
