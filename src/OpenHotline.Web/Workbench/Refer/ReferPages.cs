using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Refer;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Refer;

/// <summary>A hold as posted.</summary>
public sealed record HoldForm
{
    [MaxLength(400)]
    public string? Name { get; init; }

    [MaxLength(400)]
    public string? Force { get; init; }

    [MaxLength(400)]
    public string? Mailbox { get; init; }

    [MaxLength(400)]
    public string? Reference { get; init; }

    /// <summary>From now, as typed.</summary>
    [MaxLength(10)]
    public string? Days { get; init; }
}

/// <summary>A later end, in days from now.</summary>
public sealed record ExtendForm
{
    [Range(1, 366)]
    public int Days { get; init; } = 14;
}

/// <summary>To whom a case is handed, as posted: the number of a <see cref="ReferralTarget"/>.</summary>
public sealed record ReferralForm
{
    [Range(1, 3)]
    public int Target { get; init; } = 1;
}

/// <summary>Everything on the page of holds and referrals.</summary>
public sealed record ReferModel(IReadOnlyList<Hold> Holds, IReadOnlyList<UrgentItem> Urgent, IReadOnlyList<Referral> Waiting, IReadOnlyList<Referral> HandedOver, DateTime Now);

/// <summary>Holds and referrals.</summary>
public static class ReferPages
{
    private const int MostRows = 200;

    public static IEndpointRouteBuilder MapRefer(this IEndpointRouteBuilder door)
    {
        var pages = door.MapGroup("/refer").RequirePermission(Permission.Refer);
        pages.MapGet("", async (HotlineDb db, TimeProvider clock, CancellationToken stop) => new RazorComponentResult<ReferPage>(new { Model = await ReadAsync(db, clock, stop) }));
        pages.MapGet("/episodes/{episode:guid}", (Guid episode) => new RazorComponentResult<PlaceHoldPage>(new { Episode = episode }));
        pages.MapPost("/episodes/{episode:guid}/hold", HoldAsync);
        pages.MapPost("/episodes/{episode:guid}/referral", ReferAsync);
        pages.MapPost("/holds/{id:guid}/extend", ExtendAsync);
        pages.MapPost("/holds/{id:guid}/release", async (Guid id, ReleaseHold release, CancellationToken stop) => Answer(await release.RunAsync(id, stop) == ReleaseHold.Outcome.Released));
        pages.MapPost("/referrals/{id:guid}/handed-over", async (Guid id, HandOverReferral hand, CancellationToken stop) => Answer(await hand.RunAsync(id, stop) == HandOverReferral.Outcome.HandedOver));
        door.MapPost("/refer/urgent/{id:guid}/handled", async (Guid id, HandleUrgentItem handle, CancellationToken stop) => Answer(await handle.RunAsync(id, stop) == HandleUrgentItem.Outcome.Handled)).RequirePermission(Permission.SecondOpinion);
        return door;
    }

    private static async Task<IResult> HoldAsync(Guid episode, [FromForm] HoldForm form, PlaceHold place, TimeProvider clock, CancellationToken stop)
    {
        var officer = new PoliceOfficer(form.Name?.Trim() ?? "", form.Force?.Trim() ?? "", form.Mailbox?.Trim() ?? "", form.Reference?.Trim() ?? "");
        // What is no number of days is refused as a day that has gone by would be.
        var days = int.TryParse(form.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed <= 366 ? typed : 0;
        switch (await place.RunAsync(episode, officer, clock.GetUtcNow().UtcDateTime.AddDays(days), stop))
        {
            case PlaceHold.Outcome.Refused { Why: PlaceHold.Refusal.NoOpenEpisode }:
                return TypedResults.NotFound();
            case PlaceHold.Outcome.Refused refused:
                var error = refused.Why switch
                {
                    PlaceHold.Refusal.AlreadyHeld => new FieldError("", "A hold stands already: extend it"),
                    PlaceHold.Refusal.OfficerIncomplete => new FieldError("name", "Enter the officer's name, force and mailbox"),
                    _ => new FieldError("days", "Enter a number of days from 1 to 90"),
                };
                return new RazorComponentResult<PlaceHoldPage>(new { Episode = episode, Typed = form, Errors = FieldErrors.Of(error) }) { StatusCode = StatusCodes.Status400BadRequest };
            default:
                return TypedResults.LocalRedirect("/refer");
        }
    }

    private static async Task<IResult> ReferAsync(Guid episode, [FromForm] ReferralForm form, ReferEpisode refer, CancellationToken stop)
    {
        var outcome = await refer.RunAsync(episode, (ReferralTarget)form.Target, ReferralReason.PersonDecided, null, stop);
        return outcome is ReferEpisode.Outcome.Refused { Why: ReferEpisode.Refusal.NoOpenEpisode } ? TypedResults.NotFound() : Answer(outcome is not ReferEpisode.Outcome.Refused);
    }

    private static async Task<IResult> ExtendAsync(Guid id, [FromForm] ExtendForm form, ExtendHold extend, HotlineDb db, TimeProvider clock, CancellationToken stop)
    {
        switch (await extend.RunAsync(id, clock.GetUtcNow().UtcDateTime.AddDays(form.Days), stop))
        {
            case ExtendHold.Outcome.Extended:
                return TypedResults.LocalRedirect("/refer");
            case ExtendHold.Outcome.EndOutOfBounds:
                var errors = FieldErrors.Of(new FieldError("", "Enter an end that is later than now, at most 90 days away"));
                return new RazorComponentResult<ReferPage>(new { Model = await ReadAsync(db, clock, stop), Errors = errors }) { StatusCode = StatusCodes.Status400BadRequest };
            default:
                return TypedResults.NotFound();
        }
    }

    private static async Task<ReferModel> ReadAsync(HotlineDb db, TimeProvider clock, CancellationToken stop) => new(
        await db.Holds.AsNoTracking().Where(hold => hold.EndedAt == null).OrderBy(hold => hold.ExpiresAt).Take(MostRows).ToListAsync(stop),
        await db.UrgentItems.AsNoTracking().Where(item => item.HandledAt == null).OrderBy(item => item.RaisedAt).Take(MostRows).ToListAsync(stop),
        await db.Referrals.AsNoTracking().Where(one => one.HandedOverAt == null).OrderBy(one => one.MadeAt).Take(MostRows).ToListAsync(stop),
        await db.Referrals.AsNoTracking().Where(one => one.HandedOverAt != null).OrderByDescending(one => one.HandedOverAt).Take(50).ToListAsync(stop),
        clock.GetUtcNow().UtcDateTime);

    // Done meanwhile by somebody else, or stopped by a hold: the list shows how it stands.
    private static IResult Answer(bool done) => done ? TypedResults.LocalRedirect("/refer") : TypedResults.StatusCode(StatusCodes.Status409Conflict);
}
