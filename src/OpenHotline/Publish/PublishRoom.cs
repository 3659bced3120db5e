using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Publish;

/// <summary>Counts what happened, and publishes the numbers of closed periods.</summary>
/// <remarks>Writes period.closed. It has no job: a follower counts, a person closes.</remarks>
public static class PublishRoom
{
    public static IServiceCollection AddPublish(this IServiceCollection services)
    {
        services.TryAddSingleton(new PublishSettings());
        return services
            .AddSingleton<HotlineDays>()
            .AddScoped<CountFollower>()
            .AddScoped<RebuildCounts>()
            .AddScoped<ReadFigures>()
            .AddScoped<ReadPublished>()
            .AddScoped<ClosePeriod>()
            .AddFollower<CountFollower>();
    }
}
