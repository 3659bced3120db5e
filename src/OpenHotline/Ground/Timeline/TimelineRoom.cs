using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Timeline.Verifying;

namespace OpenHotline.Ground.Timeline;

/// <summary>Registers the timeline, its tree, its clockwork and the reading of it.</summary>
public static class TimelineRoom
{
    public static IServiceCollection AddTimeline(this IServiceCollection services) => services
        .AddSingleton<FactIds>()
        .AddScoped<Actor>()
        .AddScoped<HeldFacts>()
        .AddScoped<Timeline>()
        .AddScoped<Tree>()
        .AddTransient<VerifyTimeline>()
        .AddJob<SequenceFactsJob>(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(200))
        .AddJob<FollowFactsJob>(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(200))
        .AddJob<WriteCheckpointJob>(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10));

    /// <summary>Adds a room's projection of facts.</summary>
    public static IServiceCollection AddFollower<T>(this IServiceCollection services) where T : class, IFactFollower =>
        services.AddScoped<IFactFollower, T>();
}
