using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Ground.Backups;

/// <summary>Registers making backups. Restoring needs no house: see <see cref="RestoreBackup"/>.</summary>
public static class BackupsRoom
{
    public static IServiceCollection AddBackups(this IServiceCollection services) => services.AddScoped<BackUp>();
}
