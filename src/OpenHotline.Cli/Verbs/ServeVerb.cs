using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Serving;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Writing;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Storage;
using OpenHotline.Web;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>openhotline serve</c>: opens the doors until it is told to stop.</summary>
internal static class ServeVerb
{
    public static Command Build()
    {
        var verb = new Command("serve", "Open the doors of this hotline.");
        verb.SetAction((parsed, cancellation) => RunAsync(HouseConfiguration.Read(parsed, isSandbox: false), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(HouseConfiguration configuration, CancellationToken cancellation)
    {
        using var held = FolderLock.TryTake(configuration.House.DataFolder);
        if (held is null)
        {
            await Console.Error.WriteLineAsync($"Another openhotline is serving {configuration.House.DataFolder}. Stop it first, or name another folder with --data.");
            return ExitCode.Busy;
        }

        SettingsCatalogue.Check(configuration.Values);
        if (await SandboxFolder.RefusalToServeAsync(configuration, cancellation) is { } refusal) throw new FormatException(refusal);
        var keys = await OpenKeyring.RunAsync(configuration.House, TimeProvider.System, cancellation);
        await StorageRoom.MigrateAsync(configuration.House.Database, cancellation);
        await OpenKeyring.RememberAsync(configuration.House, keys, cancellation);
        var parts = new HouseParts(configuration.House, keys, TimeProvider.System, services => SettingsCatalogue.Bind(services, configuration.Values));
        await using var house = await RunningHouse.StartAsync(configuration, parts, [() => LocalDoor.Build(parts, Writers.All)], cancellation);
        foreach (var door in configuration.Doors.Where(door => door != "sandbox" && configuration.Ports.ContainsKey(door)).Order(StringComparer.Ordinal)) Console.WriteLine($"{door,-12} {configuration.House.DoorAddresses[door]}");
        await SayFirstStepAsync(configuration, cancellation);
        await Waiting.UntilStoppedAsync(cancellation);
        return ExitCode.Done;
    }

    /// <summary>A house in which nobody has joined prints the link for its first administrator.</summary>
    private static async Task SayFirstStepAsync(HouseConfiguration configuration, CancellationToken cancellation)
    {
        if (!configuration.Doors.Contains("workbench")) return;
        await using var house = await LonelyHouse.BuildAsync(configuration, cancellation);
        await using var scope = house.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<InviteFirstAdministrator>().RunAsync(cancellation) is not { } token) return;
        Console.WriteLine("Nobody has joined yet. The first administrator opens this link; it works once:");
        Console.WriteLine(JoinAddress.Of(configuration.House, token));
    }
}
