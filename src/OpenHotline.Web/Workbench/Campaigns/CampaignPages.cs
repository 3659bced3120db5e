using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Prevent;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using QRCoder;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>A campaign's plan; days as a browser's date field sends them.</summary>
public sealed record PlanForm
{
    [MaxLength(PlanCampaign.MaxNameCharacters * 2)]
    public string? Name { get; init; }

    [MaxLength(PlanCampaign.MaxPurposeCharacters * 2)]
    public string? Purpose { get; init; }

    [Range(0, 99)]
    public int Audience { get; init; }

    [MaxLength(PlanCampaign.MaxNameCharacters * 2)]
    public string? Funder { get; init; }

    [MaxLength(40)]
    public string? FirstOn { get; init; }

    [MaxLength(40)]
    public string? LastOn { get; init; }
}

/// <summary>A link to make.</summary>
public sealed record LinkForm
{
    [Range(0, 99)]
    public int Channel { get; init; }

    [MaxLength(PlanCampaign.MaxNameCharacters * 2)]
    public string? Placement { get; init; }

    [Range(0, 99)]
    public int Landing { get; init; }
}

/// <summary>Where a campaign goes: the number of a <see cref="CampaignState"/>.</summary>
public sealed record MoveForm
{
    [Range(0, 99)]
    public int To { get; init; }
}

/// <summary>Campaigns, their links and posters, and what they brought.</summary>
public static class CampaignPages
{
    public static IEndpointRouteBuilder MapCampaigns(this IEndpointRouteBuilder door)
    {
        door.MapGet("/campaigns", ListAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/campaigns", PlanAsync).RequirePermission(Permission.Campaigns);
        door.MapGet("/campaigns/{campaignId:guid}", ShowAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/campaigns/{campaignId:guid}/links", AddLinkAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/campaigns/{campaignId:guid}/state", MoveAsync).RequirePermission(Permission.Campaigns);
        door.MapGet("/campaigns/links/{code}.svg", Poster).RequirePermission(Permission.Campaigns);
        return door;
    }

    private static async Task<RazorComponentResult<CampaignsPage>> ListAsync(ReadCampaigns read, CancellationToken stop) => new(new { Campaigns = await read.AllAsync(stop) });

    private static async Task<IResult> PlanAsync([FromForm] PlanForm form, PlanCampaign plan, ReadCampaigns read, CancellationToken stop)
    {
        if (Day(form.FirstOn) is not { } first || Day(form.LastOn) is not { } last) return await AgainAsync(read, new FieldError(Day(form.FirstOn) is null ? "firstOn" : "lastOn", "Enter a day"), stop);
        return await plan.RunAsync(new CampaignPlan(form.Name ?? "", form.Purpose ?? "", (CampaignAudience)form.Audience, form.Funder, first, last), stop) switch
        {
            PlanCampaign.Outcome.Planned planned => TypedResults.LocalRedirect($"/campaigns/{planned.CampaignId:D}"),
            PlanCampaign.Outcome.Refused refused => await AgainAsync(read, refused.Why switch
            {
                PlanCampaign.Refusal.NoName => new FieldError("name", "Enter a name"),
                PlanCampaign.Refusal.NoPurpose => new FieldError("purpose", "Write what it is to bring about"),
                PlanCampaign.Refusal.NoSuchAudience => new FieldError("audience", "Choose for whom it is"),
                PlanCampaign.Refusal.EndsBeforeItBegins => new FieldError("lastOn", "Enter a last day that is not before the first"),
                _ => new FieldError("name", "Write less: a name has at most 100 characters, a purpose 1,000"),
            }, stop),
            _ => throw new InvalidOperationException(),
        };
    }

    private static Task<IResult> ShowAsync(Guid campaignId, ReadCampaigns read, HouseSettings house, CancellationToken stop) => PageAsync(campaignId, read, house, FieldErrors.None, stop);

    private static async Task<IResult> AddLinkAsync(Guid campaignId, [FromForm] LinkForm form, AddCampaignLink add, ReadCampaigns read, HouseSettings house, CancellationToken stop)
    {
        if (await add.RunAsync(campaignId, (CampaignChannel)form.Channel, form.Placement, (CampaignLanding)form.Landing, stop) is not AddCampaignLink.Outcome.Refused refused) return TypedResults.LocalRedirect($"/campaigns/{campaignId:D}");
        return await PageAsync(campaignId, read, house, FieldErrors.Of(refused.Why switch
        {
            AddCampaignLink.Refusal.NoSuchChannelOrPage => new FieldError("channel", "Choose a channel and a page"),
            AddCampaignLink.Refusal.NoPlacement => new FieldError("placement", "Write where it is shown"),
            AddCampaignLink.Refusal.PlacementTooLong => new FieldError("placement", "Use at most 100 characters"),
            AddCampaignLink.Refusal.TooManyLinks => new FieldError("", $"A campaign has at most {AddCampaignLink.MaxLinks} links"),
            _ => new FieldError("", "This campaign has ended: it takes no more links"),
        }), stop);
    }

    private static async Task<IResult> MoveAsync(Guid campaignId, [FromForm] MoveForm form, MoveCampaign move, CancellationToken stop) => await move.RunAsync(campaignId, (CampaignState)form.To, stop) switch
    {
        MoveCampaign.Outcome.NoSuchCampaign => TypedResults.NotFound(),
        _ => TypedResults.LocalRedirect($"/campaigns/{campaignId:D}"),
    };

    private static IResult Poster(string code, HouseSettings house)
    {
        if (!LinkCode.IsOne(code)) return TypedResults.NotFound();
        using var generator = new QRCodeGenerator();
        using var picture = generator.CreateQrCode(LinkAddress.Of(house, code), QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(picture);
        return TypedResults.Text(svg.GetGraphic(10), "image/svg+xml");
    }

    private static async Task<IResult> PageAsync(Guid campaignId, ReadCampaigns read, HouseSettings house, FieldErrors errors, CancellationToken stop) => await read.RunAsync(campaignId, stop) is { } one
        ? new RazorComponentResult<CampaignPage>(new { One = one, House = house, Errors = errors }) { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK }
        : TypedResults.NotFound();

    private static async Task<IResult> AgainAsync(ReadCampaigns read, FieldError error, CancellationToken stop) =>
        new RazorComponentResult<CampaignsPage>(new { Campaigns = await read.AllAsync(stop), Errors = FieldErrors.Of(error) }) { StatusCode = StatusCodes.Status400BadRequest };

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
