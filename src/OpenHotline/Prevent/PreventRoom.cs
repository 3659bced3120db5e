using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Timeline;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Evaluating;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Prevent.Help;
using OpenHotline.Prevent.Visits;

namespace OpenHotline.Prevent;

/// <summary>Campaigns, guidance and help services, and what was counted of them.</summary>
/// <remarks>Writes the facts campaign.*, guidance.* and help.*. The door that counts keeps what it counted; a follower counts requests by quarter, and a job ends campaigns.</remarks>
public static class PreventRoom
{
    public static IServiceCollection AddPrevent(this IServiceCollection services)
    {
        services.TryAddSingleton(new GuidanceSettings());
        return services.AddCampaigns().AddGuidance().AddSingleton<VisitTally>().AddSingleton<LinkBook>().AddSingleton<FollowLink>().AddScoped<ReadEvaluation>()
            .AddFollower<CountOwnRequests>().AddJob<EndCampaignsJob>(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(1));
    }

    private static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddScoped<OpenCampaign>().AddScoped<PlanCampaign>().AddScoped<ChangeCampaign>().AddScoped<SetBudget>().AddScoped<SetGoal>()
        .AddScoped<AddCreative>().AddScoped<AddCreativePicture>().AddScoped<RemoveCreative>().AddScoped<AddCampaignLink>()
        .AddScoped<ReviewCampaign>().AddScoped<MoveCampaign>().AddScoped<EvaluateCampaign>().AddScoped<ReadCampaigns>();

    private static IServiceCollection AddGuidance(this IServiceCollection services) => services
        .AddScoped<ReadGuidance>().AddScoped<ReadPointers>().AddScoped<SearchGuidance>().AddScoped<WriteGuidance>().AddScoped<DecideGuidance>().AddScoped<ListGuidance>()
        .AddScoped<AddHelpContact>().AddScoped<CheckHelpContact>().AddScoped<RemoveHelpContact>().AddScoped<ReadHelpContacts>();
}
