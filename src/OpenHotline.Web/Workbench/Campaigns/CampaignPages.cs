using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>Campaigns: planned, reviewed by a second person, started, ended.</summary>
public static class CampaignPages
{
    public static IServiceCollection AddCampaignPages(this IServiceCollection services) => services.AddScoped<CampaignDesk>().AddScoped<Guidance.GuidanceDesk>();

    public static IEndpointRouteBuilder MapCampaigns(this IEndpointRouteBuilder door)
    {
        door.MapGet("/campaigns", ListAsync).RequirePermission(Permission.ReviewPrevention);
        door.MapPost("/campaigns", PlanAsync).RequirePermission(Permission.Campaigns);
        door.MapGet("/campaigns/channels", () => new RazorComponentResult<ChannelsPage>()).RequirePermission(Permission.ReviewPrevention);
        door.MapGet("/campaigns/{campaignId:guid}", (Guid campaignId, CampaignDesk desk, CancellationToken stop) => desk.ShowAsync(campaignId, FieldErrors.None, stop)).RequirePermission(Permission.ReviewPrevention);
        door.MapGet("/campaigns/{campaignId:guid}/plan", ShowPlanAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/campaigns/{campaignId:guid}/plan", ChangeAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/campaigns/{campaignId:guid}/review", ReviewAsync).RequirePermission(Permission.ReviewPrevention);
        door.MapPost("/campaigns/{campaignId:guid}/state", MoveAsync).RequirePermission(Permission.Campaigns);
        door.MapCampaignParts();
        door.MapEvaluations();
        return door;
    }

    private static async Task<RazorComponentResult<CampaignsPage>> ListAsync(ReadCampaigns read, CurrentAccount account, CancellationToken stop) =>
        new(new { Campaigns = await read.AllAsync(stop), MayWrite = account.May(Permission.Campaigns) });

    private static async Task<IResult> PlanAsync([FromForm] PlanForm form, PlanCampaign plan, ReadCampaigns read, CancellationToken stop)
    {
        var (wanted, error) = Read(form);
        var outcome = wanted is null ? null : await plan.RunAsync(wanted, stop);
        if (outcome is PlanCampaign.Outcome.Planned planned) return TypedResults.LocalRedirect($"/campaigns/{planned.CampaignId:D}");
        error ??= ((PlanCampaign.Outcome.Refused)outcome!).Why is var why ? PlanRefusals.Of(why) : null;
        return new RazorComponentResult<CampaignsPage>(new { Campaigns = await read.AllAsync(stop), Errors = FieldErrors.Of(error!), Typed = form, MayWrite = true }) { StatusCode = StatusCodes.Status400BadRequest };
    }

    private static async Task<IResult> ShowPlanAsync(Guid campaignId, ReadCampaigns read, CancellationToken stop) => await read.RunAsync(campaignId, stop) is { } one
        ? new RazorComponentResult<ChangePlanPage>(new { one.Campaign.Id, Typed = PlanRefusals.AsTyped(one.Campaign) }) : TypedResults.NotFound();

    private static async Task<IResult> ChangeAsync(Guid campaignId, [FromForm] PlanForm form, ChangeCampaign change, CancellationToken stop)
    {
        var (wanted, error) = Read(form);
        var outcome = wanted is null ? null : await change.RunAsync(campaignId, wanted, stop);
        if (outcome is ChangeCampaign.Outcome.Changed) return TypedResults.LocalRedirect($"/campaigns/{campaignId:D}");
        error ??= outcome is ChangeCampaign.Outcome.Refused refused ? PlanRefusals.Of(refused.Why) : new FieldError("", "This campaign has begun: its plan stays as it is");
        return new RazorComponentResult<ChangePlanPage>(new { Id = campaignId, Errors = FieldErrors.Of(error), Typed = form }) { StatusCode = StatusCodes.Status400BadRequest };
    }

    private static async Task<IResult> ReviewAsync(Guid campaignId, ReviewCampaign review, CampaignDesk desk, CancellationToken stop) => await desk.AfterAsync(campaignId, await review.RunAsync(campaignId, stop) switch
    {
        ReviewCampaign.Outcome.SomebodyElseMust => new FieldError("", "Somebody else has to look through it: you answer for it or changed it last"),
        ReviewCampaign.Outcome.NotNow => new FieldError("", "Only a draft is reviewed"),
        _ => null,
    }, stop);

    private static async Task<IResult> MoveAsync(Guid campaignId, [FromForm] MoveForm form, MoveCampaign move, CampaignDesk desk, CancellationToken stop) => await desk.AfterAsync(campaignId, await move.RunAsync(campaignId, (CampaignState)form.To, stop) switch
    {
        MoveCampaign.Outcome.NotNow => new FieldError("", "That is not possible now: a campaign is reviewed, then started, then ended"),
        _ => null,
    }, stop);

    private static (CampaignPlan? Plan, FieldError? Error) Read(PlanForm form)
    {
        if (Typed.Day(form.FirstOn) is not { } first) return (null, new FieldError("firstOn", "Enter a day"));
        if (Typed.Day(form.LastOn) is not { } last) return (null, new FieldError("lastOn", "Enter a day"));
        if (Typed.IsNoNumber(form.AgeFrom)) return (null, new FieldError("ageFrom", "Enter an age in years"));
        if (Typed.IsNoNumber(form.AgeTo)) return (null, new FieldError("ageTo", "Enter an age in years"));
        return (new CampaignPlan(form.Name ?? "", form.Purpose ?? "", (CampaignAudience)form.Audience, form.Funder, first, last)
        {
            AgeFrom = Age(form.AgeFrom), AgeTo = Age(form.AgeTo), Language = form.Language ?? "en", Country = form.Country, Currency = string.IsNullOrWhiteSpace(form.Currency) ? "GBP" : form.Currency,
        }, null);
    }

    private static int? Age(string? text) => Typed.Number(text) is { } number ? (int)Math.Min(number, 999) : null;
}
