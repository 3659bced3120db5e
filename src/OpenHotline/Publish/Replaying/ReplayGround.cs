using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Assess;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Intake;
using OpenHotline.Notify;
using OpenHotline.Triage;

namespace OpenHotline.Publish.Replaying;

/// <summary>Makes of a house one that a replay can fill: its clock is moved, and what stands outside is in memory.</summary>
public static class ReplayGround
{
    /// <summary>Call it last: what is registered here replaces what the rooms and the settings file say.</summary>
    /// <remarks>Nothing leaves such a house, so it needs no connection and no mail relay. Filing does not give way, no second opinion is asked for, and a registry's desk is approved.</remarks>
    public static IServiceCollection AddReplay(this IServiceCollection services, ReplayClock clock, ReplayPace? pace = null)
    {
        services.AddSingleton(pace ??= new ReplayPace());
        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        services.AddSingleton<MadeUpInternet>();
        services.AddSingleton<INameServer>(provider => provider.GetRequiredService<MadeUpInternet>()).AddSingleton<IRegistry>(provider => provider.GetRequiredService<MadeUpInternet>());
        services.AddSingleton<IReportedPages>(provider => provider.GetRequiredService<MadeUpInternet>()).AddSingleton<IPost>(provider => provider.GetRequiredService<MadeUpInternet>());
        services.AddSingleton(new IntakeSettings { BusyFromPerSecond = 1_000_000, OpenBatchSize = 2000, BatchSize = 2000 });
        services.AddSingleton(new TriageSettings { MostClaimsEach = pace.CasesAtOnce });
        services.AddSingleton(new AssessSettings { SecondOpinionPercent = 0 }).AddSingleton(new NotifySettings { ApproveFoundContacts = true });
        return services.AddScoped<TellRooms>().AddScoped<TakeCasesIn>().AddScoped<AssessCases>().AddScoped<TakeCasesDown>().AddScoped<WalkCases>().AddScoped<WriteCaseFacts>().AddScoped<ReplayFigures>();
    }
}

/// <summary>How a replay is cut into commits.</summary>
/// <param name="CasesAtOnce">So many cases of a day at most are one commit. More at once cost memory, fewer cost time; what comes out is the same.</param>
public sealed record ReplayPace(int CasesAtOnce = 600);
