using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Storage;
using Quartz;

namespace OpenHotline.Ground.Jobs;

/// <summary>Registers jobs, and the clock that beats for them on machines that run jobs.</summary>
public static class JobsRoom
{
    /// <summary>Adds a job with its rhythm, outside and inside the sandbox.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services, TimeSpan every, TimeSpan inSandbox) where T : class, IHouseJob
    {
        services.TryAddScoped<T>();
        return services.AddSingleton(new JobRhythm(typeof(T).Name, typeof(T), every, inSandbox));
    }

    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton(provider => JobHealth.For(provider.GetRequiredService<DatabaseAddress>(), provider.GetRequiredService<TimeProvider>()));

    /// <summary>Starts the clockwork with the host. Doors without it only serve pages.</summary>
    /// <remarks>One process keeps the triggers in memory: a beat missed while it was down is simply the next beat, since what is due stands in the tables.</remarks>
    public static IServiceCollection AddClockwork(this IServiceCollection services, HouseSettings settings)
    {
        services.AddQuartz();
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services.AddHostedService<StartClockwork>();
    }
}
