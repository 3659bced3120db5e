using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Queue;

/// <summary>What is closed, as posted: why, and what the preview said.</summary>
public sealed record BulkForm
{
    public int? Reason { get; init; }

    public int? Previewed { get; init; }
}

/// <summary>Many cases closed by one act, with its preview and its undo.</summary>
public static class BulkPages
{
    public static IEndpointRouteBuilder MapBulk(this IEndpointRouteBuilder door)
    {
        door.MapGet("/queue/bulk", ListAsync).RequirePermission(Permission.SecondOpinion);
        door.MapGet("/queue/bulk/{by}/{of}", PreviewAsync).RequirePermission(Permission.SecondOpinion);
        door.MapPost("/queue/bulk/{by}/{of}", CloseAsync).RequirePermission(Permission.SecondOpinion);
        door.MapPost("/queue/bulk/undo/{id:guid}", UndoAsync).RequirePermission(Permission.SecondOpinion);
        return door;
    }

    private static async Task<RazorComponentResult<BulkListPage>> ListAsync(HotlineDb db, TriageSettings settings, TimeProvider clock, string? said, CancellationToken stop) => new(new
    {
        Acts = await db.BulkCloses.AsNoTracking().OrderByDescending(act => act.ClosedAt).Take(50).ToListAsync(stop),
        Settings = settings,
        Now = clock.GetUtcNow().UtcDateTime,
        Said = said,
    });

    private static async Task<IResult> PreviewAsync(string by, string of, ReadQueue read, CloseInBulk close, TriageSettings settings, CancellationToken stop)
    {
        if (await FilterAsync(by, of, read, stop) is not { } chosen) return TypedResults.NotFound();
        return Show(by, of, chosen.Words, await close.PreviewAsync(chosen.Filter, stop), settings, FieldErrors.None);
    }

    private static async Task<IResult> CloseAsync(
        string by, string of, [FromForm] BulkForm form, ReadQueue read, CloseInBulk close, TriageSettings settings, CurrentAccount account, CancellationToken stop)
    {
        if (await FilterAsync(by, of, read, stop) is not { } chosen) return TypedResults.NotFound();
        if (form.Reason is not { } code || !Enum.IsDefined((BulkReason)code))
            return Show(by, of, chosen.Words, await close.PreviewAsync(chosen.Filter, stop), settings, FieldErrors.Of(new FieldError("reason", "Choose why these cases are closed")));
        return await close.RunAsync(chosen.Filter, (BulkReason)code, form.Previewed ?? -1, account.Id, stop) switch
        {
            CloseInBulk.Outcome.Closed => Going.To("/queue/bulk?said=closed"),
            CloseInBulk.Outcome.CountChanged changed => Show(by, of, chosen.Words, changed.Now, settings, FieldErrors.Of(new FieldError("", $"The queue has moved: it is {changed.Now} cases now. Nothing was closed. Look again."))),
            CloseInBulk.Outcome.Refused { Why: CloseInBulk.Refusal.TooMany } => Show(by, of, chosen.Words, settings.MostInBulk + 1, settings, FieldErrors.Of(new FieldError("", $"One act may close at most {settings.MostInBulk} cases. Nothing was closed."))),
            _ => Show(by, of, chosen.Words, 0, settings, FieldErrors.Of(new FieldError("", "No case is left to close."))),
        };
    }

    private static async Task<IResult> UndoAsync(Guid id, [FromForm] PressedForm pressed, UndoBulkClose undo, CurrentAccount account, CancellationToken stop) =>
        await undo.RunAsync(id, account.Id, stop) switch
        {
            UndoBulkClose.Outcome.Undone { LeftOut: > 0 } => Going.To("/queue/bulk?said=undone-but"),
            UndoBulkClose.Outcome.Undone or UndoBulkClose.Outcome.UndoneAlready => Going.To("/queue/bulk?said=undone"),
            UndoBulkClose.Outcome.Refused { Why: UndoBulkClose.Refusal.TooLate } => Going.To("/queue/bulk?said=too-late"),
            _ => TypedResults.NotFound(),
        };

    private static RazorComponentResult<BulkPage> Show(string by, string of, string words, int count, TriageSettings settings, FieldErrors errors) =>
        new(new { Path = $"/queue/bulk/{by}/{of}", Words = words, Count = count, Most = settings.MostInBulk, Errors = errors }) { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };

    // "Cases like this one": nobody types an id or an address.
    private static async Task<(BulkFilter Filter, string Words)?> FilterAsync(string by, string of, ReadQueue read, CancellationToken stop)
    {
        if (by == "source") return int.TryParse(of, out var code) && Enum.IsDefined((ReportSource)code)
            ? (new BulkFilter(null, null, (ReportSource)code), $"reported only by: {Words.Of((ReportSource)code)}") : null;
        if (!Guid.TryParse(of, out var id) || await read.OneAsync(id, stop) is not { } item) return null;
        return by switch
        {
            "member" when item.OnlyMemberId is { } member => (new BulkFilter(member, null, null), $"reported only by the member that reported {CaseName.Of(id)}"),
            "site" when item.Thing == ThingKind.Webpage => (new BulkFilter(null, item.WebpageId, null), $"on the same site as {CaseName.Of(id)}"),
            _ => null,
        };
    }
}
