using System.CommandLine;
using OpenHotline.Cli.Serving;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Writing;
using OpenHotline.Ground.Storage;
using OpenHotline.Sandbox;
using OpenHotline.Sandbox.Page;
using OpenHotline.Sandbox.People;
using OpenHotline.Web;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>openhotline sandbox</c>: the whole hotline with a small internet beside it, on this machine only.</summary>
internal static class SandboxVerb
{
    private static readonly Option<bool> NoReporters = new("--no-reporters") { Description = "Nobody reports anything but you." };
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "Print the addresses only." };

    public static Command Build()
    {
        var verb = new Command("sandbox", "Try everything: the doors, and a small internet of made-up hosts, mailboxes and reporters beside them.") { NoReporters, Quiet };
        verb.SetAction((parsed, cancellation) => RunAsync(HouseConfiguration.Read(parsed, isSandbox: true), parsed.GetValue(NoReporters), parsed.GetValue(Quiet), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(HouseConfiguration configuration, bool noReporters, bool quiet, CancellationToken cancellation)
    {
        var folder = configuration.House.DataFolder;
        using var held = FolderLock.TryTake(folder);
        if (held is null)
        {
            await Console.Error.WriteLineAsync($"Another openhotline is serving {folder}. Stop it first, or name another folder with --data.");
            return ExitCode.Busy;
        }

        if (await SandboxFolder.RefusalAsync(configuration, cancellation) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return ExitCode.WrongUse;
        }

        SettingsCatalogue.Check(configuration.Values);
        var clock = TimeProvider.System;
        var keys = await OpenKeyring.RunAsync(configuration.House, clock, cancellation);
        var migrating = StorageRoom.MigrateAsync(configuration.House.Database, cancellation);
        await using var ground = await SandboxGround.OpenAsync(SandboxFolder.Of(configuration), clock, cancellation);
        await migrating;
        await OpenKeyring.RememberAsync(configuration.House, keys, cancellation);
        var parts = new HouseParts(configuration.House, keys, clock, services =>
        {
            SandboxRhythms.Replace(services);
            SettingsCatalogue.Bind(services, configuration.Values);
            ground.Outside.Replace(services);
        });
        var people = await ground.PeopleAsync(parts, cancellation);
        var sandbox = new SandboxHouse(configuration.House, ground, people);
        await using var house = await RunningHouse.StartAsync(
            configuration, parts, [() => SandboxDoor.Build(sandbox, clock, noReporters, configuration.Url("sandbox")), () => LocalDoor.Build(parts, Writers.All)], cancellation);
        SandboxGreeting.Print(configuration.House, people, quiet);
        await Waiting.UntilStoppedAsync(cancellation);
        return ExitCode.Done;
    }
}
