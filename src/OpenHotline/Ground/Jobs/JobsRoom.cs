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
    /// <remarks>
    /// On one machine the triggers are kept in memory: a beat missed while it was down is simply the next beat, since what is due stands in the tables.
    /// On PostgreSQL the slower ones are shared by all machines (decision 0107): one of them runs each beat, and one that dies is replaced.
    /// </remarks>
    public static IServiceCollection AddClockwork(this IServiceCollection services, HouseSettings settings)
    {
        services.AddQuartz(Clockworks.OwnName);
        services.AddQuartzHostedService(Clockworks.OwnName, options => options.WaitForJobsToComplete = true);
        if (settings.Database.Kind == DatabaseKind.Postgres)
        {
            services.AddQuartz(Clockworks.SharedName, quartz => Share(quartz, settings.Database));
            services.AddQuartzHostedService(Clockworks.SharedName, options => options.WaitForJobsToComplete = true);
        }

        services.TryAddSingleton(new Clockworks(Clockworks.SlowestOwnBeat));
        return services.AddHostedService<StartClockwork>();
    }

    private static void Share(IQuartzBuilder quartz, DatabaseAddress database)
    {
        // A machine that had nothing to do looks again after this time, so that beats of a machine that has gone are late by no more.
        quartz.ConfigureScheduler(options => (options.InstanceId, options.IdleWaitTime) = ("AUTO", TimeSpan.FromSeconds(2)));
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(database.ConnectionString);
            store.ProvisionSchema();
            store.ConfigureStore(options => (options.StoreJobDataAsStrings, options.UseBackgroundThreads) = (true, true));
            store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
        });
    }
}
