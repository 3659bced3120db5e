using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Verify;

/// <summary>Finds out whether a page is still up, proves that it is gone, and watches for its return.</summary>
/// <remarks>Writes page.checked, page.needs-person, check.decided, page.removed, episode.closed (removed) and page.reappeared.</remarks>
public static class VerifyRoom
{
    public static IServiceCollection AddVerify(this IServiceCollection services)
    {
        services.TryAddSingleton(new VerifySettings());
        return services
            .AddSingleton<CheckRhythm>()
            .AddSingleton<WayChoice>()
            .AddSingleton<SiteTurns>()
            .AddScoped<FindReachedPage>()
            .AddScoped<RecordCheck>()
            .AddScoped<LeaseWatch>()
            .AddScoped<CheckPage>()
            .AddScoped<DecideCheck>()
            .AddScoped<ListCalledChecks>()
            .AddScoped<ReadChecks>()
            .AddScoped<ReadRemovalTimes>()
            .AddFollower<WatchFollower>()
            .AddJob<RunDueChecksJob>(TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(500));
    }

    extension(HotlineDb db)
    {
        public DbSet<Watch> Watches => db.Set<Watch>();

        public DbSet<Check> Checks => db.Set<Check>();

        public DbSet<Removal> Removals => db.Set<Removal>();
    }
}
