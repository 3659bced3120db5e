using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Assess;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Backups;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Ground.Training;
using OpenHotline.Intake;
using OpenHotline.Notify;
using OpenHotline.Prevent;
using OpenHotline.Publish;
using OpenHotline.Recognise;
using OpenHotline.Refer;
using OpenHotline.Triage;
using OpenHotline.Verify;

namespace OpenHotline;

/// <summary>The house: the ground, then the rooms in the order in which a report walks through them.</summary>
public static class House
{
    /// <summary>Adds every room. Each door, the clockwork and the command line build their own container from it.</summary>
    public static IServiceCollection AddOpenHotline(this IServiceCollection services, HouseSettings settings, Keyring keys)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new OperationsSettings());
        return services
            .AddStorage(settings.Database)
            .AddSecrets(keys)
            .AddJobs()
            .AddTimeline()
            .AddOutside()
            .AddAccounts()
            .AddTraining()
            .AddRetention()
            .AddBackups()
            .AddIntake()
            .AddIntakeForGround()
            .AddTriage()
            .AddRecognise()
            .AddAssess()
            .AddRefer()
            .AddNotify()
            .AddVerify()
            .AddPublish()
            .AddPrevent();
    }
}
