using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Queue;

/// <summary>Who acknowledged, as posted.</summary>
public sealed record AcknowledgeForm
{
    [MaxLength(4000)]
    public string? Reference { get; init; }
}

/// <summary>Children who may be at risk now, each with its clock.</summary>
public static class AlarmPages
{
    public static IEndpointRouteBuilder MapAlarms(this IEndpointRouteBuilder door)
    {
        door.MapGet("/alarms", ShowAsync).RequirePermission(Permission.Assess);
        door.MapPost("/alarms/{id:guid}/acknowledge", AcknowledgeAsync).RequirePermission(Permission.Assess);
        return door;
    }

    private static async Task<RazorComponentResult<AlarmsPage>> ShowAsync(HotlineDb db, TriageSettings settings, TimeProvider clock, CancellationToken stop) =>
        new(new { Model = await ReadAsync(db, settings, clock, stop), Errors = FieldErrors.None });

    private static async Task<IResult> AcknowledgeAsync(
        Guid id, [FromForm] AcknowledgeForm form, AcknowledgeChildAtRisk acknowledge, HotlineDb db, TriageSettings settings, TimeProvider clock, CurrentAccount account, CancellationToken stop)
    {
        switch (await acknowledge.RunAsync(id, form.Reference, account.Id, stop))
        {
            case AcknowledgeChildAtRisk.Outcome.Refused { Why: AcknowledgeChildAtRisk.Refusal.NoSuchAlarm }:
                return TypedResults.NotFound();
            case AcknowledgeChildAtRisk.Outcome.Refused:
                var errors = FieldErrors.Of(new FieldError("reference", $"Enter who acknowledged and their reference, in at most {AcknowledgeChildAtRisk.MaxReference} characters"));
                return new RazorComponentResult<AlarmsPage>(new { Model = await ReadAsync(db, settings, clock, stop), Errors = errors }) { StatusCode = StatusCodes.Status400BadRequest };
            default:
                return Going.To("/alarms");
        }
    }

    private static async Task<AlarmsModel> ReadAsync(HotlineDb db, TriageSettings settings, TimeProvider clock, CancellationToken stop)
    {
        var running = await db.Alarms.AsNoTracking().Where(alarm => alarm.AcknowledgedAt == null).OrderBy(alarm => alarm.DueAt).Take(100).ToListAsync(stop);
        var done = await db.Alarms.AsNoTracking().Where(alarm => alarm.AcknowledgedAt != null).OrderByDescending(alarm => alarm.RaisedAt).Take(25).ToListAsync(stop);
        return new AlarmsModel(running, done, settings.OnCallMailbox is not null, clock.GetUtcNow().UtcDateTime);
    }
}

/// <summary>Everything on the alarms page.</summary>
public sealed record AlarmsModel(IReadOnlyList<Alarm> Running, IReadOnlyList<Alarm> Acknowledged, bool SomebodyIsTold, DateTime Now);
