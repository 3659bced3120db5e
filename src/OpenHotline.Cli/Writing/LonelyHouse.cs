using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenHotline.Cli.Serving;
using OpenHotline.Cli.Settings;

namespace OpenHotline.Cli.Writing;

/// <summary>The house without doors, for one verb of the command line.</summary>
internal static class LonelyHouse
{
    public static ServiceProvider Build(HouseConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(TimeProvider.System);
        services.AddOpenHotline(configuration.House, OpenKeyring.Run(configuration.House, TimeProvider.System));
        SettingsCatalogue.Bind(services, configuration.Values);
        return services.BuildServiceProvider();
    }
}
