using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Timeline;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Help;

namespace OpenHotline.Sandbox.People;

/// <summary>Two worked campaigns and a few help services, at the first start: written by the campaign officer, looked through by the manager.</summary>
/// <remarks>By the house's own use cases, as in a house of one's own. Safe to repeat: where there is a campaign nothing is added.</remarks>
internal static class PlanCampaigns
{
    public const string Trust = "Example Lantern Trust";

    /// <summary>The codes of the campaigns' links; empty where they were there before.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IServiceProvider house, string officer, string manager, TimeProvider clock, CancellationToken cancellation)
    {
        await using var scope = house.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if ((await services.GetRequiredService<ReadCampaigns>().AllAsync(cancellation)).Count > 0) return [];
        var accounts = services.GetRequiredService<StaffAccounts>();
        if (await accounts.FindByMailAsync(officer, cancellation) is not { } writes || await accounts.FindByMailAsync(manager, cancellation) is not { } looks) return [];
        var actor = services.GetRequiredService<Actor>();
        actor.ActAs(writes.Id);
        var helped = new List<Guid>();
        foreach (var service in WorkedCampaigns.Services)
        {
            if (await services.GetRequiredService<AddHelpContact>().RunAsync(service, cancellation) is AddHelpContact.Outcome.Added added) helped.Add(added.ContactId);
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var campaigns = new List<Guid>();
        var codes = new List<string>();
        foreach (var worked in WorkedCampaigns.All(today)) campaigns.Add(await WriteAsync(services, worked, codes, cancellation));

        actor.ActAs(looks.Id);
        foreach (var contact in helped) await services.GetRequiredService<CheckHelpContact>().RunAsync(contact, cancellation);
        foreach (var campaign in campaigns) await services.GetRequiredService<ReviewCampaign>().RunAsync(campaign, cancellation);
        actor.ActAs(writes.Id);
        foreach (var campaign in campaigns) await services.GetRequiredService<MoveCampaign>().RunAsync(campaign, CampaignState.Running, cancellation);
        return codes;
    }

    private static async Task<Guid> WriteAsync(IServiceProvider services, WorkedCampaign worked, List<string> codes, CancellationToken cancellation)
    {
        var outcome = await services.GetRequiredService<PlanCampaign>().RunAsync(worked.Plan, cancellation);
        if (outcome is not PlanCampaign.Outcome.Planned { CampaignId: var id }) throw new InvalidOperationException($"A worked campaign could not be planned: {outcome}.");
        foreach (var (channel, planned, spent) in worked.Budget) await services.GetRequiredService<SetBudget>().RunAsync(id, channel, planned, spent, cancellation);
        foreach (var (figure, target) in worked.Goals) await services.GetRequiredService<SetGoal>().RunAsync(id, figure, target, cancellation);
        foreach (var words in worked.Creatives)
        {
            if (await services.GetRequiredService<AddCreative>().RunAsync(id, words, cancellation) is not AddCreative.Outcome.Added { CreativeId: var creative }) throw new InvalidOperationException($"{words.Channel} {words.Format} was refused.");
            if (!worked.Picture.ShownBy.Contains((words.Channel, words.Format))) continue;
            var shown = await services.GetRequiredService<AddCreativePicture>().RunAsync(id, creative, worked.Picture.Read(), worked.Picture.Alternative, cancellation);
            if (shown != AddCreativePicture.Outcome.Added) throw new InvalidOperationException($"{worked.Picture.File}: {shown}.");
        }

        foreach (var link in worked.Links)
        {
            var made = await services.GetRequiredService<AddCampaignLink>().RunAsync(id, link.Channel, link.Placement, link.Landing, link.Page, cancellation);
            if (made is AddCampaignLink.Outcome.Added added) codes.Add(added.Code);
        }

        return id;
    }
}
