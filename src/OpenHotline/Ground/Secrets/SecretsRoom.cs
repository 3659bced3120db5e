using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Secrets.Rotation;

namespace OpenHotline.Ground.Secrets;

/// <summary>Registers the keyring, the vault and the turning of keys.</summary>
public static class SecretsRoom
{
    public static IServiceCollection AddSecrets(this IServiceCollection services, Keyring keys)
    {
        services.TryAddSingleton(new RotationSettings());
        return services.AddSingleton(keys)
            .AddScoped<Vault>()
            .AddScoped<WriteDestroyedKeysOutside>()
            .AddScoped<RotateKeys>()
            .AddScoped<DropOldKeys>()
            .AddJob<MoveToNewestKeysJob>(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30))
            .AddJob<WriteDestroyedKeysOutsideJob>(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
    }
}
