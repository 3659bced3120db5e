using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Notify;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Takedown;

/// <summary>A mailbox as typed.</summary>
public sealed record MailboxForm
{
    [MaxLength(300)]
    public string? Mailbox { get; init; }
}

/// <summary>The number of a <see cref="HostStanding"/>.</summary>
public sealed record StandingForm
{
    [Range(0, 2)]
    public int Standing { get; init; }
}

/// <summary>How a host is written to, as typed. Empty hours: none.</summary>
public sealed record MannerForm
{
    [MaxLength(10)]
    public string? Language { get; init; }

    [MaxLength(60)]
    public string? TimeZone { get; init; }

    [MaxLength(2)]
    public string? QuietFrom { get; init; }

    [MaxLength(2)]
    public string? QuietUntil { get; init; }

    [MaxLength(3)]
    public string? ReminderHours { get; init; }

    [MaxLength(OpenHotline.Notify.Host.MaxNotesCharacters * 2)]
    public string? Notes { get; init; }
}

/// <summary>A new host as typed.</summary>
public sealed record NewHostForm
{
    [MaxLength(300)]
    public string? Name { get; init; }

    [Range(1, 4)]
    public int Role { get; init; } = 1;

    /// <summary>The number of an <see cref="AliasKind"/>.</summary>
    [Range(1, 5)]
    public int Kind { get; init; } = 1;

    [MaxLength(300)]
    public string? Alias { get; init; }
}

/// <summary>Another entry of the register, chosen.</summary>
/// <remarks>A text: the binder refuses the empty answer "none" as no id.</remarks>
public sealed record OtherHostForm
{
    [MaxLength(36)]
    public string? Other { get; init; }

    internal Guid? Id => Guid.TryParseExact(Other, "D", out var id) ? id : null;
}

/// <summary>Pages still up by host, hosts, notices, answers.</summary>
public static class TakedownPages
{
    public static IEndpointRouteBuilder MapTakedown(this IEndpointRouteBuilder door)
    {
        var pages = door.MapGroup("/takedown").RequirePermission(Permission.Takedown);
        pages.MapGet("", BoardAsync);
        pages.MapGet("/hosts/{id:guid}", async Task<IResult> (Guid id, [FromQuery] string? saved, TakedownDesk desk, CancellationToken stop) =>
            await desk.HostAsync(id, stop) is { } model ? new RazorComponentResult<HostEntryPage>(new { Model = model, IsSaved = saved is not null }) : TypedResults.NotFound());
        pages.MapPost("/hosts", AddAsync);
        pages.MapPost("/hosts/{id:guid}/mailbox", async (Guid id, [FromForm] MailboxForm form, AddHost add, TakedownDesk desk, CancellationToken stop) =>
            await add.MailboxAsync(id, form.Mailbox ?? "", stop) is AddHost.Outcome.Added ? Saved(id) : await AgainAsync(id, desk, "mailbox", "Enter a mailbox that is not on the list yet", stop));
        pages.MapPost("/hosts/{id:guid}/contacts/{contact:guid}/approve", async (Guid id, Guid contact, ApproveContact approve, CancellationToken stop) =>
            await approve.RunAsync(contact, approve: true, stop) == ApproveContact.Outcome.Done ? Saved(id) : TypedResults.NotFound());
        pages.MapPost("/hosts/{id:guid}/contacts/{contact:guid}/withdraw", async (Guid id, Guid contact, ApproveContact approve, CancellationToken stop) =>
            await approve.RunAsync(contact, approve: false, stop) == ApproveContact.Outcome.Done ? Saved(id) : TypedResults.NotFound());
        pages.MapPost("/hosts/{id:guid}/standing", async (Guid id, [FromForm] StandingForm form, ChangeHost change, CancellationToken stop) =>
            await change.StandingAsync(id, (HostStanding)form.Standing, stop) == ChangeHost.Outcome.Changed ? Saved(id) : TypedResults.NotFound());
        pages.MapPost("/hosts/{id:guid}/manner", MannerAsync);
        pages.MapPost("/hosts/{id:guid}/merge", async (Guid id, [FromForm] OtherHostForm form, MergeHosts merge, TakedownDesk desk, CancellationToken stop) =>
            await merge.RunAsync(id, form.Id ?? id, stop) == MergeHosts.Outcome.Merged ? Saved(id) : await AgainAsync(id, desk, "other", "Choose another host", stop));
        pages.MapPost("/hosts/{id:guid}/upstream", async (Guid id, [FromForm] OtherHostForm form, ChangeHost change, CancellationToken stop) =>
            await change.UpstreamAsync(id, form.Id, stop) == ChangeHost.Outcome.Changed ? Saved(id) : TypedResults.NotFound());
        pages.MapGet("/notices/{id:guid}", async Task<IResult> (Guid id, TakedownDesk desk, CancellationToken stop) =>
            await desk.NoticeAsync(id, stop) is { } model ? new RazorComponentResult<NoticePage>(new { Model = model }) : TypedResults.NotFound());
        pages.MapPost("/notices/{id:guid}/send-again", async (Guid id, SendAgain again, CancellationToken stop) =>
            await again.RunAsync(id, stop) == SendAgain.Outcome.Queued ? TypedResults.LocalRedirect($"/takedown/notices/{id}") : (IResult)TypedResults.StatusCode(StatusCodes.Status409Conflict));
        pages.MapPost("/cases/{episode:guid}/trace", async (Guid episode, TraceAgain trace, CancellationToken stop) =>
            await trace.RunAsync(episode, stop) == TraceAgain.Outcome.Queued ? TypedResults.LocalRedirect("/takedown") : (IResult)TypedResults.StatusCode(StatusCodes.Status409Conflict));
        pages.MapPost("/cases/{episode:guid}/next-rung", ClimbAsync);
        pages.MapPost("/replies/{id:guid}/read", async (Guid id, HandleInbound handle, CancellationToken stop) =>
            await handle.ReplyAsync(id, stop) == HandleInbound.Outcome.Done ? TypedResults.LocalRedirect("/takedown") : (IResult)TypedResults.NotFound());
        pages.MapPost("/mails/{id:guid}/handled", async (Guid id, HandleInbound handle, CancellationToken stop) =>
            await handle.MailAsync(id, stop) == HandleInbound.Outcome.Done ? TypedResults.LocalRedirect("/takedown") : (IResult)TypedResults.NotFound());
        return door;
    }

    private static async Task<IResult> BoardAsync([FromQuery] string? ticket, TakedownDesk desk, CancellationToken stop)
    {
        if (ticket is null) return new RazorComponentResult<BoardPage>(new { Model = await desk.BoardAsync(stop) });
        if (await desk.FindNoticeAsync(ticket, stop) is { } id) return TypedResults.LocalRedirect($"/takedown/notices/{id}");
        var errors = FieldErrors.Of(new FieldError("ticket", "No notice has this ticket"));
        return new RazorComponentResult<BoardPage>(new { Model = await desk.BoardAsync(stop), Errors = errors, Ticket = ticket }) { StatusCode = StatusCodes.Status404NotFound };
    }

    private static async Task<IResult> AddAsync([FromForm] NewHostForm form, AddHost add, TakedownDesk desk, CancellationToken stop)
    {
        var outcome = await add.RunAsync(form.Name ?? "", (Rung)form.Role, new AliasName((AliasKind)form.Kind, form.Alias ?? ""), stop);
        if (outcome is AddHost.Outcome.Added added) return Back(added.HostId);
        var error = ((AddHost.Outcome.Refused)outcome).Why == AddHost.Refusal.AliasTaken
            ? new FieldError("alias", "This name leads to a host already")
            : new FieldError("name", "Enter what it is called and a name it is found by");
        return new RazorComponentResult<BoardPage>(new { Model = await desk.BoardAsync(stop), Errors = FieldErrors.Of(error) }) { StatusCode = StatusCodes.Status400BadRequest };
    }

    private static async Task<IResult> MannerAsync(Guid id, [FromForm] MannerForm form, ChangeHost change, TakedownDesk desk, CancellationToken stop)
    {
        if (Hour(form.QuietFrom, out var from) && Hour(form.QuietUntil, out var until) && Hour(form.ReminderHours, out var remind))
        {
            var manner = new ChangeHost.Manner(form.Language ?? "en", form.TimeZone ?? "Etc/UTC", from, until, remind, form.Notes);
            if (await change.MannerAsync(id, manner, stop) == ChangeHost.Outcome.Changed) return Saved(id);
        }

        return await AgainAsync(id, desk, "timezone", "Check the time zone (for example Europe/Paris), the hours (0 to 23) and the time between reminders", stop);
    }

    private static async Task<IResult> ClimbAsync(Guid episode, ClimbLadder climb, CancellationToken stop) => await climb.RunAsync(episode, stop) switch
    {
        ClimbLadder.Outcome.Queued queued => TypedResults.LocalRedirect($"/takedown/notices/{queued.NoticeId}"),
        ClimbLadder.Outcome.WaitsForContact waits => Back(waits.HostId),
        _ => TypedResults.StatusCode(StatusCodes.Status409Conflict),
    };

    private static bool Hour(string? typed, out int? hour)
    {
        hour = null;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        if (!int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)) return false;
        hour = number;
        return true;
    }

    private static IResult Saved(Guid hostId) => TypedResults.LocalRedirect($"/takedown/hosts/{hostId}?saved");

    private static IResult Back(Guid hostId) => TypedResults.LocalRedirect($"/takedown/hosts/{hostId}");

    private static async Task<IResult> AgainAsync(Guid id, TakedownDesk desk, string field, string message, CancellationToken stop) => await desk.HostAsync(id, stop) is { } model
        ? new RazorComponentResult<HostEntryPage>(new { Model = model, Errors = FieldErrors.Of(new FieldError(field, message)) }) { StatusCode = StatusCodes.Status400BadRequest }
        : TypedResults.NotFound();
}
