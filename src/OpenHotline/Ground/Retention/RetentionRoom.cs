using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Jobs;

namespace OpenHotline.Ground.Retention;

/// <summary>Registers retention. A room brings what it keeps with <c>services.AddScoped&lt;IRetained, T&gt;()</c>.</summary>
public static class RetentionRoom
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.TryAddSingleton(new RetentionSettings());
        return services
            .AddScoped<PlanRetention>()
            .AddScoped<PlaceLegalHold>()
            .AddScoped<IRetained, DisabledAccounts>()
            .AddScoped<IRetained, EndedSessions>()
            .AddScoped<IRetained, SpentLinks>()
            .AddScoped<IRetained, OverActs>()
            .AddScoped<IRetained, OldLookCounts>()
            .AddJob<ApplyRetentionJob>(TimeSpan.FromDays(1), TimeSpan.FromHours(1));
    }
}
