using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Ground.Secrets;

/// <summary>Registers the keyring and the vault.</summary>
public static class SecretsRoom
{
    public static IServiceCollection AddSecrets(this IServiceCollection services, Keyring keys) =>
        services.AddSingleton(keys).AddScoped<Vault>();
}
