using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground.Accounts;
using OpenHotline.Prevent;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Guidance;

/// <summary>Guidance as those who keep it see it: written, seen before, reviewed by somebody else, published, withdrawn.</summary>
public static class GuidanceDeskPages
{
    public static IEndpointRouteBuilder MapGuidanceDesk(this IEndpointRouteBuilder door)
    {
        door.MapGet("/guidance", (ListGuidance list, CurrentAccount account, CancellationToken stop) => ListAsync(list, account, FieldErrors.None, stop)).RequirePermission(Permission.ReviewPrevention);
        door.MapPost("/guidance", BeginAsync).RequirePermission(Permission.Campaigns);
        door.MapGet("/guidance/pages/{page}/{language}", (string page, string language, GuidanceDesk desk, CancellationToken stop) => desk.ShowAsync(page, language, FieldErrors.None, stop)).RequirePermission(Permission.ReviewPrevention);
        door.MapPost("/guidance/pages/{page}/{language}", WriteAsync).RequirePermission(Permission.Campaigns);
        door.MapGet("/guidance/versions/{versionId:guid}", async (Guid versionId, GuidanceDesk desk, CancellationToken stop) => await desk.VersionAsync(versionId, stop)).RequirePermission(Permission.ReviewPrevention);
        door.MapPost("/guidance/pages/{page}/{language}/decision", DecideAsync).RequirePermission(Permission.ReviewPrevention);
        door.MapHelpContacts();
        return door;
    }

    private static async Task<IResult> ListAsync(ListGuidance list, CurrentAccount account, FieldErrors errors, CancellationToken stop) =>
        new RazorComponentResult<GuidanceRowsPage>(new { Rows = await list.AllAsync(stop), Errors = errors, MayWrite = account.May(Permission.Campaigns) }) { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };

    private static async Task<IResult> BeginAsync([FromForm] NewPageForm form, ListGuidance list, CurrentAccount account, CancellationToken stop)
    {
        var page = (form.Page ?? "").Trim().ToLowerInvariant();
        return Languages.Are(form.Language) && GuidanceText.IsShortName(page) ? TypedResults.LocalRedirect($"/guidance/pages/{page}/{form.Language}")
            : await ListAsync(list, account, FieldErrors.Of(new FieldError("page", "Enter a short name of small letters, digits and hyphens, and choose a language")), stop);
    }

    private static async Task<IResult> WriteAsync(string page, string language, [FromForm] GuidanceForm form, WriteGuidance write, GuidanceDesk desk, CancellationToken stop)
    {
        var text = new GuidanceText(page, language, (GuidanceAudience)form.Audience, form.ReadingAge, form.Title ?? "", form.Summary ?? "", form.Markdown ?? "");
        if (form.Act == "look") return await desk.ShowAsync(page, language, FieldErrors.None, stop, text, isPreview: true);
        return await write.RunAsync(text, stop) is not WriteGuidance.Outcome.Refused refused ? TypedResults.LocalRedirect($"/guidance/pages/{page}/{language}")
            : await desk.ShowAsync(page, language, new FieldErrors(GuidanceRefusals.Of(refused)), stop, text);
    }

    private static async Task<IResult> DecideAsync(string page, string language, [FromForm] DecisionForm form, DecideGuidance decide, GuidanceDesk desk, CurrentAccount account, CancellationToken stop)
    {
        var decision = (GuidanceDecision)form.Decision;
        if (!Enum.IsDefined(decision)) return TypedResults.BadRequest();
        if (decision != GuidanceDecision.Review && !account.May(Permission.Campaigns)) return TypedResults.Forbid();
        var outcome = Guid.TryParse(form.Version, out var versionId) ? await decide.RunAsync(versionId, decision, stop) : await decide.ShippedAsync(page, language, decision, stop);
        return outcome switch
        {
            DecideGuidance.Outcome.Decided => TypedResults.LocalRedirect($"/guidance/pages/{page}/{language}"),
            DecideGuidance.Outcome.NoSuchVersion => TypedResults.NotFound(),
            DecideGuidance.Outcome.SomebodyElseMust => await desk.ShowAsync(page, language, FieldErrors.Of(new FieldError("", "Somebody else has to look through it: you wrote it")), stop),
            _ => await desk.ShowAsync(page, language, FieldErrors.Of(new FieldError("", "That is not possible now: a version is reviewed, then published, then withdrawn")), stop),
        };
    }
}
