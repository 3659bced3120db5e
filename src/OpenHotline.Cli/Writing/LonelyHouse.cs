using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenHotline.Cli.Serving;
using OpenHotline.Cli.Settings;

namespace OpenHotline.Cli.Writing;

/// <summary>The house without doors, for one verb of the command line.</summary>
internal static class LonelyHouse
{
    public static async Task<ServiceProvider> BuildAsync(HouseConfiguration configuration, CancellationToken cancellation)
    {
        var keys = await OpenKeyring.RunAsync(configuration.House, TimeProvider.System, cancellation);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(TimeProvider.System);
        services.AddOpenHotline(configuration.House, keys);
        SettingsCatalogue.Bind(services, configuration.Values);
        return services.BuildServiceProvider();
    }
}
