using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Web;
using OpenHotline.Web.Hosts;
using OpenHotline.Web.Members;
using OpenHotline.Web.Operations;
using OpenHotline.Web.Public;
using OpenHotline.Web.Workbench;

namespace OpenHotline.HouseTests.Endpoints;

/// <summary>The five doors as the program builds them, and every endpoint of theirs. Built once for all tests.</summary>
internal static class Doors
{
    private static readonly TempFolder Folder = Remembered();
    private static readonly Lazy<IReadOnlyDictionary<DoorName, WebApplication>> Built = new(Build);

    public static IReadOnlyList<DoorEndpoint> Endpoints => field ??= [.. Built.Value
        .SelectMany(door => ((IEndpointRouteBuilder)door.Value).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(endpoint => new DoorEndpoint(door.Key, endpoint)))
        .OrderBy(one => one.Door).ThenBy(one => one.Pattern, StringComparer.Ordinal).ThenBy(one => one.Methods, StringComparer.Ordinal)];

    public static IEnumerable<DoorEndpoint> OfWorkbench => Endpoints.Where(one => one.Door == DoorName.Workbench);

    public static IServiceProvider ServicesOf(DoorName door) => Built.Value[door].Services;

    /// <summary>A workbench that answers on loopback, with an empty house behind it.</summary>
    public static async Task<WebApplication> OpenWorkbenchAsync()
    {
        var parts = Parts("open");
        await StorageRoom.MigrateAsync(parts.Settings.Database, TestContext.Current.CancellationToken);
        var door = WorkbenchDoor.Build(parts, "http://127.0.0.1:0");
        await door.StartAsync(TestContext.Current.CancellationToken);
        return door;
    }

    private static Dictionary<DoorName, WebApplication> Build()
    {
        var parts = Parts("built");
        const string url = "http://127.0.0.1:0";
        return new()
        {
            [DoorName.Public] = PublicDoor.Build(parts, url),
            [DoorName.Workbench] = WorkbenchDoor.Build(parts, url),
            [DoorName.Hosts] = HostsDoor.Build(parts, url),
            [DoorName.Members] = MembersDoor.Build(parts, url),
            [DoorName.Operations] = OperationsDoor.Build(parts, url),
        };
    }

    private static HouseParts Parts(string name)
    {
        var (data, keyring) = (Folder.In(name), Folder.In($"{name}-keys", "keyring.json"));
        Directory.CreateDirectory(data);
        var settings = new HouseSettings { DataFolder = data, Database = DatabaseAddress.Parse(null, data), KeyringFile = keyring };
        var file = KeyringFile.Create(TimeProvider.System.GetUtcNow().UtcDateTime);
        file.Write(keyring);
        return new HouseParts(settings, file.Open(), TimeProvider.System, _ => { });
    }

    private static TempFolder Remembered()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }
}
