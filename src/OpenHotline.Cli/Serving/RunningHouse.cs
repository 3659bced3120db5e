using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenHotline.Cli.Settings;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
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
    private const string FirstDoor = "public";

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
    /// <param name="beside">What else runs in this process and answers.</param>
    public static async Task<RunningHouse> StartAsync(HouseConfiguration configuration, HouseParts parts, IReadOnlyList<Func<IHost>> beside, CancellationToken cancellation)
    {
        var house = new RunningHouse();
        Func<IHost> Builder(string door) => () => DoorBuilders[door](parts, configuration.Url(door));
        // Whoever comes to report waits for nobody: that door opens first, while the other core gets the storage ready.
        var warming = Task.Run(() => StorageRoom.Warm(parts.Settings.Database), cancellation);
        await house.OpenAsync(configuration.Doors.Where(door => door == FirstDoor).Select(Builder), cancellation);
        await warming;
        List<Func<IHost>> others = [.. configuration.Doors.Where(door => door != FirstDoor && DoorBuilders.ContainsKey(door)).Select(Builder), .. beside];
        if (configuration.Doors.Contains(HouseConfiguration.Jobs)) others.Add(() => Clockwork(parts));
        await house.OpenAsync(others, cancellation);
        return house;
    }

    // Applications share nothing while they are built: two cores build them in half the time.
    private async Task OpenAsync(IEnumerable<Func<IHost>> builders, CancellationToken cancellation)
    {
        var built = await Task.WhenAll(builders.Select(build => Task.Run(build, cancellation)));
        hosts.AddRange(built);
        await Task.WhenAll(built.Select(host => host.StartAsync(cancellation)));
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
