using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenHotline.Ground;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>Lays a campaign's page out, with what there is to mend.</summary>
public sealed class CampaignDesk(ReadCampaigns read, ReadGuidance guidance, HouseSettings house, Defences.CurrentAccount account)
{
    public async Task<IResult> ShowAsync(Guid campaignId, FieldErrors errors, CancellationToken cancellation)
    {
        if (await read.RunAsync(campaignId, cancellation) is not { } one) return TypedResults.NotFound();
        var pages = await guidance.AllAsync(one.Campaign.Language, cancellation);
        return new RazorComponentResult<CampaignPage>(new { One = one, Pages = pages, House = house, Errors = errors, MayWrite = account.May(Ground.Accounts.Permission.Campaigns) })
        {
            StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };
    }

    /// <summary>Back to the page where all went well, else the page again with what there is to mend.</summary>
    public async Task<IResult> AfterAsync(Guid campaignId, FieldError? error, CancellationToken cancellation) =>
        error is null ? TypedResults.LocalRedirect($"/campaigns/{campaignId:D}") : await ShowAsync(campaignId, FieldErrors.Of(error), cancellation);
}
