using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Triage;

/// <summary>Orders what came in, gives it to one analyst at a time, and rings the bell for a child at risk.</summary>
public static class TriageRoom
{
    public static IServiceCollection AddTriage(this IServiceCollection services)
    {
        services.TryAddSingleton(new TriageSettings());
        services.TryAddSingleton(ScoreRules.Shipped);
        return services
            .AddScoped<QueueShelf>().AddScoped<HostPaces>().AddFollower<FollowCases>()
            .AddScoped<ReadQueue>().AddScoped<FindCase>().AddScoped<CountQueue>().AddScoped<ReadBacklog>()
            .AddScoped<ClaimNext>().AddScoped<ClaimOne>().AddScoped<RenewClaim>().AddScoped<ReleaseClaim>().AddScoped<FinishClaim>().AddScoped<ReturnToQueue>()
            .AddScoped<RaiseChildAtRisk>().AddScoped<AcknowledgeChildAtRisk>()
            .AddScoped<CloseInBulk>().AddScoped<UndoBulkClose>()
            .AddJob<EndLeasesJob>(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5))
            .AddJob<MarkLateJob>(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10))
            .AddJob<TellOnCallJob>(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5));
    }

    extension(HotlineDb db)
    {
        public DbSet<QueueItem> QueueItems => db.Set<QueueItem>();

        public DbSet<Alarm> Alarms => db.Set<Alarm>();

        public DbSet<BulkClose> BulkCloses => db.Set<BulkClose>();
    }
}
