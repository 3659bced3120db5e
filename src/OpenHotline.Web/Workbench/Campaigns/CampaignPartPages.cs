using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;
using QRCoder;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>The parts of a campaign: budget, goals, creatives with their pictures and posters, links with their QR codes.</summary>
internal static class CampaignPartPages
{
    private const string GuidancePrefix = "guidance/";

    public static IEndpointRouteBuilder MapCampaignParts(this IEndpointRouteBuilder door)
    {
        door.MapPost("/campaigns/{campaignId:guid}/budget", SetBudgetAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/campaigns/{campaignId:guid}/goals", SetGoalAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/campaigns/{campaignId:guid}/creatives", AddCreativeAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/campaigns/{campaignId:guid}/creatives/{creativeId:guid}/remove", RemoveCreativeAsync).RequirePermission(Permission.Campaigns);
        door.MapPost("/campaigns/{campaignId:guid}/creatives/{creativeId:guid}/picture", AddPictureAsync).RequirePermission(Permission.Campaigns);
        door.MapGet("/campaigns/{campaignId:guid}/creatives/{creativeId:guid}/picture", PictureAsync).RequirePermission(Permission.ReviewPrevention);
        door.MapGet("/campaigns/{campaignId:guid}/creatives/{creativeId:guid}/poster/{code}", PosterAsync).RequirePermission(Permission.ReviewPrevention);
        door.MapPost("/campaigns/{campaignId:guid}/links", AddLinkAsync).RequirePermission(Permission.Campaigns);
        door.MapGet("/campaigns/links/{code}.svg", QrCode).RequirePermission(Permission.ReviewPrevention);
        return door;
    }

    private static async Task<IResult> SetBudgetAsync(Guid campaignId, [FromForm] BudgetForm form, SetBudget set, CampaignDesk desk, CancellationToken stop)
    {
        if (Typed.IsNoNumber(form.Planned) || Typed.IsNoNumber(form.Spent)) return await desk.AfterAsync(campaignId, new FieldError(Typed.IsNoNumber(form.Planned) ? "planned" : "spent", "Enter a whole amount, without a currency"), stop);
        return await desk.AfterAsync(campaignId, await set.RunAsync(campaignId, (CampaignChannel)form.Channel, Typed.Number(form.Planned), Typed.Number(form.Spent), stop) switch
        {
            SetBudget.Outcome.NoSuchChannel => new FieldError("channel", "Choose a channel"),
            SetBudget.Outcome.NoSuchAmount => new FieldError("planned", "Enter at least one amount, of at most a thousand million"),
            SetBudget.Outcome.NotNow => new FieldError("planned", "What is planned can be changed until the campaign begins, what is spent until it is evaluated"),
            _ => null,
        }, stop);
    }

    private static async Task<IResult> SetGoalAsync(Guid campaignId, [FromForm] GoalForm form, SetGoal set, CampaignDesk desk, CancellationToken stop)
    {
        if (Typed.Number(form.Target) is not { } target) return await desk.AfterAsync(campaignId, new FieldError("target", "Enter a whole number"), stop);
        return await desk.AfterAsync(campaignId, await set.RunAsync(campaignId, (GoalFigure)form.Figure, target, stop) switch
        {
            SetGoal.Outcome.NoSuchFigure => new FieldError("figure", "Choose a number"),
            SetGoal.Outcome.NoSuchTarget => new FieldError("target", "Enter at most a thousand million"),
            SetGoal.Outcome.NotNow => new FieldError("target", "This campaign has begun: a goal is set before"),
            _ => null,
        }, stop);
    }

    private static async Task<IResult> AddCreativeAsync(Guid campaignId, [FromForm] CreativeForm form, AddCreative add, CampaignDesk desk, CancellationToken stop)
    {
        var place = (form.Place ?? "").Split('.', 2);
        var channel = int.TryParse(place[0], out var number) ? (CampaignChannel)number : default;
        var outcome = await add.RunAsync(campaignId, new CreativeWords(channel, place.Length > 1 ? place[1] : "", form.Heading ?? "", form.Text ?? ""), stop);
        return await desk.AfterAsync(campaignId, outcome is not AddCreative.Outcome.Refused refused ? null : refused.Why switch
        {
            AddCreative.Refusal.NoSuchFormat => new FieldError("place", "Choose a channel and a format"),
            AddCreative.Refusal.NoText => new FieldError("text", "Write what it says"),
            AddCreative.Refusal.HeadingTooLong when refused.MostCharacters == 0 => new FieldError("heading", "This format has no heading: write everything as text"),
            AddCreative.Refusal.HeadingTooLong => new FieldError("heading", $"This format takes a heading of {refused.MostCharacters} characters: yours has {refused.Characters}"),
            AddCreative.Refusal.TextTooLong => new FieldError("text", $"This format takes a text of {refused.MostCharacters} characters: yours has {refused.Characters}"),
            AddCreative.Refusal.HasAddress => new FieldError("text", "Leave the web address out: a campaign leads to our own pages, by one of its links"),
            AddCreative.Refusal.TooMany => new FieldError("text", $"A campaign has at most {AddCreative.MaxCreatives} creatives"),
            _ => new FieldError("text", "This campaign has begun: what it says stays as it was reviewed"),
        }, stop);
    }

    private static async Task<IResult> RemoveCreativeAsync(Guid campaignId, Guid creativeId, RemoveCreative remove, CampaignDesk desk, CancellationToken stop) =>
        await desk.AfterAsync(campaignId, await remove.RunAsync(campaignId, creativeId, stop) ? null : new FieldError("", "This campaign has begun: what it says stays as it was reviewed"), stop);

    // Read by hand: a bound file would answer a stranger's form by its type before asking who they are.
    private static async Task<IResult> AddPictureAsync(Guid campaignId, Guid creativeId, HttpRequest request, AddCreativePicture add, CampaignDesk desk, CancellationToken stop)
    {
        if (!request.HasFormContentType) return TypedResults.BadRequest();
        var form = await request.ReadFormAsync(stop);
        if (form.Files["file"] is not { Length: > 0 } file) return await desk.AfterAsync(campaignId, new FieldError("", "Choose a picture"), stop);
        var bytes = new byte[Math.Min(file.Length, CreativePicture.MaxBytes + 1)];
        await using (var content = file.OpenReadStream()) await content.ReadExactlyAsync(bytes, stop);
        return await desk.AfterAsync(campaignId, await add.RunAsync(campaignId, creativeId, bytes, form["alternative"], stop) switch
        {
            AddCreativePicture.Outcome.NoAlternative => new FieldError("", "Write what the picture shows, for those who cannot see it"),
            AddCreativePicture.Outcome.AlternativeTooLong => new FieldError("", $"Say what the picture shows in at most {AddCreativePicture.MaxAlternativeCharacters} characters"),
            AddCreativePicture.Outcome.HasAddress => new FieldError("", "Leave the web address out of the words: a campaign leads to our own pages, by one of its links"),
            AddCreativePicture.Outcome.NotAPicture => new FieldError("", "Choose a PNG or a JPEG"),
            AddCreativePicture.Outcome.TooLarge => new FieldError("", $"Choose a picture of at most {CreativePicture.MaxBytes / 1024} kilobytes"),
            AddCreativePicture.Outcome.NotNow => new FieldError("", "This campaign has begun: what it shows stays as it was reviewed"),
            _ => null,
        }, stop);
    }

    private static async Task<IResult> PictureAsync(Guid campaignId, Guid creativeId, ReadCampaigns read, CancellationToken stop) =>
        await read.PictureAsync(campaignId, creativeId, stop) is { } picture ? TypedResults.Bytes(picture.Bytes, picture.Type) : TypedResults.NotFound();

    private static async Task<IResult> PosterAsync(Guid campaignId, Guid creativeId, string code, ReadCampaigns read, CampaignDesk desk, HouseSettings house, CancellationToken stop)
    {
        if (await read.RunAsync(campaignId, stop) is not { } one || one.Creatives.FirstOrDefault(line => line.CreativeId == creativeId) is not { } creative) return TypedResults.NotFound();
        if (!one.Links.Any(line => line.Link.Code == code)) return TypedResults.NotFound();
        return LinkAddress.Of(house, code) is { } address
            ? new RazorComponentResult<PosterPage>(new { one.Campaign, Creative = creative, Code = code, Address = address })
            : await desk.AfterAsync(campaignId, new FieldError("", LinkAddress.Missing), stop);
    }

    private static async Task<IResult> AddLinkAsync(Guid campaignId, [FromForm] LinkForm form, AddCampaignLink add, CampaignDesk desk, CancellationToken stop)
    {
        var chosen = form.Landing ?? "";
        var page = chosen.StartsWith(GuidancePrefix, StringComparison.Ordinal) ? chosen[GuidancePrefix.Length..] : null;
        var landing = page is not null ? CampaignLanding.GuidancePage : int.TryParse(chosen, out var number) ? (CampaignLanding)number : default;
        return await desk.AfterAsync(campaignId, await add.RunAsync(campaignId, (CampaignChannel)form.Channel, form.Placement, landing, page, stop) is not AddCampaignLink.Outcome.Refused refused ? null : refused.Why switch
        {
            AddCampaignLink.Refusal.NoSuchChannelOrPage => new FieldError("landing", "Choose a channel and one of our own pages"),
            AddCampaignLink.Refusal.NoPlacement => new FieldError("placement", "Write where it is shown"),
            AddCampaignLink.Refusal.PlacementTooLong => new FieldError("placement", "Use at most 100 characters"),
            AddCampaignLink.Refusal.TooManyLinks => new FieldError("", $"A campaign has at most {AddCampaignLink.MaxLinks} links"),
            _ => new FieldError("", "This campaign has ended: it takes no more links"),
        }, stop);
    }

    private static IResult QrCode(string code, HouseSettings house)
    {
        if (!LinkCode.IsOne(code)) return TypedResults.NotFound();
        if (LinkAddress.Of(house, code) is not { } address) return TypedResults.Text(LinkAddress.Missing, statusCode: StatusCodes.Status409Conflict);
        using var generator = new QRCodeGenerator();
        using var picture = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(picture);
        return TypedResults.Text(svg.GetGraphic(10), "image/svg+xml");
    }
}
