using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Prevent;

/// <summary>Campaigns, their links, and what they brought.</summary>
/// <remarks>Writes campaign.planned, campaign.link-added, campaign.started and campaign.ended. It has no job: the door that counts keeps what it counted.</remarks>
public static class PreventRoom
{
    public static IServiceCollection AddPrevent(this IServiceCollection services) => services
        .AddSingleton<ArrivalTally>()
        .AddScoped<PlanCampaign>()
        .AddScoped<AddCampaignLink>()
        .AddScoped<MoveCampaign>()
        .AddScoped<FollowLink>()
        .AddScoped<ReadCampaigns>();
}
