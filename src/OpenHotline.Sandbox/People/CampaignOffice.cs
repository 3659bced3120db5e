using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Timeline;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Help;

namespace OpenHotline.Sandbox.People;

/// <summary>The campaign officer and the manager at their work, by the house's own use cases, as in a house of one's own.</summary>
/// <param name="services">A scope of a house, at whatever time its clock tells.</param>
internal sealed class CampaignOffice(IServiceProvider services, Guid officer, Guid manager)
{
    /// <summary>Null where the two are not there.</summary>
    public static async Task<CampaignOffice?> FindAsync(IServiceProvider services, string officer, string manager, CancellationToken cancellation)
    {
        var accounts = services.GetRequiredService<StaffAccounts>();
        return await accounts.FindByMailAsync(officer, cancellation) is { } writes && await accounts.FindByMailAsync(manager, cancellation) is { } looks ? new CampaignOffice(services, writes.Id, looks.Id) : null;
    }

    public async Task<bool> HasAsync(string name, CancellationToken cancellation) => (await services.GetRequiredService<ReadCampaigns>().AllAsync(cancellation)).Any(campaign => campaign.Name == name);

    /// <summary>Lists the help services, the first of them first, each tried by the other one.</summary>
    public async Task<IReadOnlyList<Guid>> ListHelpAsync(CancellationToken cancellation)
    {
        var listed = new List<Guid>();
        foreach (var service in WorkedCampaigns.Services)
        {
            Act(officer);
            if (await services.GetRequiredService<AddHelpContact>().RunAsync(service, cancellation) is not AddHelpContact.Outcome.Added { ContactId: var contact }) continue;
            Act(manager);
            await services.GetRequiredService<CheckHelpContact>().RunAsync(contact, cancellation);
            listed.Add(contact);
        }

        return listed;
    }

    /// <summary>Plans a campaign with all that belongs to it, and has the other one look through it.</summary>
    /// <returns>The codes of its links, in the order in which the example names them.</returns>
    public async Task<(Guid CampaignId, IReadOnlyList<string> Codes)> PlanAsync(WorkedCampaign worked, CancellationToken cancellation)
    {
        Act(officer);
        var outcome = await services.GetRequiredService<PlanCampaign>().RunAsync(worked.Plan, cancellation);
        if (outcome is not PlanCampaign.Outcome.Planned { CampaignId: var id }) throw new InvalidOperationException($"A worked campaign could not be planned: {outcome}.");
        foreach (var (channel, planned, _) in worked.Budget) await services.GetRequiredService<SetBudget>().RunAsync(id, channel, planned, null, cancellation);
        foreach (var (figure, target) in worked.Goals) await services.GetRequiredService<SetGoal>().RunAsync(id, figure, target, cancellation);
        foreach (var words in worked.Creatives) await SayAsync(id, words, worked.Picture, cancellation);
        var codes = new List<string>();
        foreach (var link in worked.Links)
        {
            var made = await services.GetRequiredService<AddCampaignLink>().RunAsync(id, link.Channel, link.Placement, link.Landing, link.Page, cancellation);
            codes.Add(made is AddCampaignLink.Outcome.Added added ? added.Code : throw new InvalidOperationException($"The link {link.Placement} was refused."));
        }

        Act(manager);
        await services.GetRequiredService<ReviewCampaign>().RunAsync(id, cancellation);
        return (id, codes);
    }

    /// <summary>Starts a campaign that was looked through.</summary>
    public Task StartAsync(Guid campaignId, CancellationToken cancellation)
    {
        Act(officer);
        return services.GetRequiredService<MoveCampaign>().RunAsync(campaignId, CampaignState.Running, cancellation);
    }

    /// <summary>Enters what was spent.</summary>
    public async Task SpendAsync(Guid campaignId, WorkedCampaign worked, CancellationToken cancellation)
    {
        Act(officer);
        foreach (var (channel, _, spent) in worked.Budget) await services.GetRequiredService<SetBudget>().RunAsync(campaignId, channel, null, spent, cancellation);
    }

    /// <summary>Writes down what the hotline concludes.</summary>
    public async Task ConcludeAsync(Guid campaignId, string conclusion, CancellationToken cancellation)
    {
        Act(officer);
        if (await services.GetRequiredService<EvaluateCampaign>().RunAsync(campaignId, conclusion, cancellation) is var outcome and not EvaluateCampaign.Outcome.Evaluated) throw new InvalidOperationException($"A worked campaign could not be evaluated: {outcome}.");
    }

    private async Task SayAsync(Guid campaignId, CreativeWords words, WorkedPicture picture, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<AddCreative>().RunAsync(campaignId, words, cancellation) is not AddCreative.Outcome.Added { CreativeId: var creative }) throw new InvalidOperationException($"{words.Channel} {words.Format} was refused.");
        if (!picture.ShownBy.Contains((words.Channel, words.Format))) return;
        var shown = await services.GetRequiredService<AddCreativePicture>().RunAsync(campaignId, creative, picture.Read(), picture.Alternative, cancellation);
        if (shown != AddCreativePicture.Outcome.Added) throw new InvalidOperationException($"{picture.File}: {shown}.");
    }

    private void Act(Guid account) => services.GetRequiredService<Actor>().ActAs(account);
}
