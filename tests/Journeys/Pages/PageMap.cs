using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.HouseTests.Endpoints;
using OpenHotline.Sandbox.Page;
using OpenHotline.Web;

namespace OpenHotline.Journeys.Pages;

/// <summary>Every address of every door that is read, from the doors themselves: a new one is on the map without anybody adding it.</summary>
internal static class PageMap
{
    private static readonly string[] Languages = ["fr", "ar"];

    public static IReadOnlyList<PagePattern> All { get; } =
        [.. Doors.Endpoints.Concat(OfSandbox()).Where(one => one.IsGet).Select(one => new PagePattern(one)).OrderBy(one => one.Ids)];

    public static IEnumerable<PagePattern> Of(string door) => All.Where(one => one.Door == door);

    /// <summary>What answers at this address of a door; null where nothing does. Where two fit, the one that asks for fewer ids, as routing has it.</summary>
    public static PagePattern? Find(string door, string path)
    {
        var first = path.TrimStart('/').Split('/')[0];
        if (door is "public" or "hosts" && Languages.Contains(first, StringComparer.Ordinal)) path = "/" + path.TrimStart('/')[first.Length..].TrimStart('/');
        return Of(door).FirstOrDefault(one => one.Fits(path));
    }

    private static IEnumerable<DoorEndpoint> OfSandbox()
    {
        var builder = WebApplication.CreateSlimBuilder();
        // Nothing is asked of it here: its addresses are read, and nobody calls them.
        builder.Services.AddSingleton<SandboxHouse>(_ => throw new NotSupportedException("This door is only read."));
        builder.Services.AddSingleton(TimeProvider.System);
        var door = builder.Build();
        door.MapSandbox();
        return ((IEndpointRouteBuilder)door).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(one => new DoorEndpoint(DoorName.Sandbox, one));
    }
}
