using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenHotline.Cli.Settings;
using OpenHotline.Ground.Jobs;
using OpenHotline.Web;
using OpenHotline.Web.Hosts;
using OpenHotline.Web.Members;
using OpenHotline.Web.Operations;
using OpenHotline.Web.Public;
using OpenHotline.Web.Workbench;

namespace OpenHotline.Cli.Serving;

/// <summary>Every door that this machine opens, and the clockwork, in one process.</summary>
internal sealed class RunningHouse : IAsyncDisposable
{
    private static readonly Dictionary<string, Func<HouseParts, string, WebApplication>> DoorBuilders = new(StringComparer.Ordinal)
    {
        ["public"] = PublicDoor.Build,
        ["workbench"] = WorkbenchDoor.Build,
        ["hosts"] = HostsDoor.Build,
        ["members"] = MembersDoor.Build,
        ["operations"] = OperationsDoor.Build,
    };

    private readonly List<IHost> hosts = [];

    /// <summary>Opens the doors; returns when all of them answer.</summary>
    public static async Task<RunningHouse> StartAsync(HouseConfiguration configuration, HouseParts parts, IReadOnlyList<IHost> beside, CancellationToken cancellation)
    {
        var house = new RunningHouse();
        // Doors share nothing while they are built: two cores build them in half the time.
        var doors = await Task.WhenAll(configuration.Doors.Where(DoorBuilders.ContainsKey)
            .Select(door => Task.Run(() => DoorBuilders[door](parts, configuration.Url(door)), cancellation)));
        house.hosts.AddRange(doors);
        if (configuration.Doors.Contains(HouseConfiguration.Jobs)) house.hosts.Add(Clockwork(parts));
        house.hosts.AddRange(beside);
        await Task.WhenAll(house.hosts.Select(host => host.StartAsync(cancellation)));
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(hosts.Select(StopAsync));
        foreach (var host in hosts) host.Dispose();
    }

    private static async Task StopAsync(IHost host)
    {
        try
        {
            await host.StopAsync();
        }
        catch (OperationCanceledException)
        {
            Debug.WriteLine("A door was still answering when its time was over.");
        }
    }

    private static IHost Clockwork(HouseParts parts)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("OpenHotline", LogLevel.Information);
        builder.Services.AddSingleton(parts.Clock);
        builder.Services.AddOpenHotline(parts.Settings, parts.Keys);
        parts.Outside(builder.Services);
        builder.Services.AddClockwork(parts.Settings);
        return builder.Build();
    }
}
