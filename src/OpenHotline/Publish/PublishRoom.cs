using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Timeline;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;
using OpenHotline.Publish.Reporting;

namespace OpenHotline.Publish;

/// <summary>Counts what happened, and publishes the numbers of closed periods.</summary>
/// <remarks>Writes figures.frozen. It has no job: a follower counts, a person closes.</remarks>
public static class PublishRoom
{
    public static IServiceCollection AddPublish(this IServiceCollection services)
    {
        services.TryAddSingleton(new PublishSettings());
        return services
            .AddSingleton<HotlineDays>()
            .AddSingleton<PeriodNotation>()
            .AddScoped<CountFollower>()
            .AddScoped<RebuildCounts>()
            .AddScoped<ReadCounts>()
            .AddScoped<ReadFigures>()
            .AddScoped<ReadPublished>()
            .AddScoped<ReadUsualTime>()
            .AddScoped<ReadSnapshots>()
            .AddScoped<FreezeFigures>()
            .AddScoped<CompareFigures>()
            .AddScoped<TakeSnapshot>()
            .AddScoped<ClosePeriod>()
            .AddScoped<RestatePeriod>()
            .AddScoped<MakeArticle22Report>()
            .AddSingleton<FillReport>()
            .AddFollower<CountFollower>();
    }
}
