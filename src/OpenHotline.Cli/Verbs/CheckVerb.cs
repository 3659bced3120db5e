using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Serving;
using OpenHotline.Cli.Settings;
using OpenHotline.Ground.Outside;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>openhotline check settings</c>: says what a start would use and what is wrong, without starting.</summary>
internal static class CheckVerb
{
    public static Command Build()
    {
        var settings = new Command("settings", "Say which settings a start would use, and what is wrong with them.");
        settings.SetAction((parsed, cancellation) => RunAsync(HouseConfiguration.Read(parsed, isSandbox: false), cancellation));
        return new Command("check", "Look before starting.") { settings };
    }

    private static async Task<int> RunAsync(HouseConfiguration configuration, CancellationToken cancellation)
    {
        SettingsCatalogue.Check(configuration.Values);
        var house = configuration.House;
        Console.WriteLine($"data       {house.DataFolder}");
        Console.WriteLine($"database   {house.Database}");
        Console.WriteLine($"keyring    {house.KeyringFile}");
        Console.WriteLine($"time zone  {house.TimeZone}");
        foreach (var door in configuration.Doors.Where(door => door != "sandbox" && configuration.Ports.ContainsKey(door)).Order(StringComparer.Ordinal))
            Console.WriteLine($"{door,-10} {configuration.Url(door)} seen from outside as {house.DoorAddresses[door]}");
        foreach (var (section, _) in SettingsCatalogue.Sections.Where(entry => configuration.Values.GetSection(entry.Section).GetChildren().Any()))
            Console.WriteLine($"{section,-10} set, and within its bounds");
        var faults = await FaultsAsync(configuration, cancellation);
        var relay = await RelayAsync(configuration, cancellation);
        Console.WriteLine($"mail relay {RelayWords.Of(relay)}");
        if (!relay.IsWell()) faults.Add("Mail cannot leave: see the mail relay above, and Outside:Post in the settings.");
        foreach (var fault in faults) await Console.Error.WriteLineAsync(fault);
        Console.WriteLine(faults.Count == 0 ? "Nothing is wrong." : $"{faults.Count} to mend.");
        return faults.Count == 0 ? ExitCode.Done : ExitCode.FoundFaults;
    }

    private static async Task<RelayState> RelayAsync(HouseConfiguration configuration, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddOutside();
        SettingsCatalogue.Bind(services, configuration.Values);
        await using var outside = services.BuildServiceProvider();
        return await outside.GetRequiredService<AskRelay>().RunAsync(cancellation);
    }

    private static async Task<List<string>> FaultsAsync(HouseConfiguration configuration, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var house = configuration.House;
        var keyFolder = Path.GetDirectoryName(house.KeyringFile)!;
        if (keyFolder == house.DataFolder || keyFolder.StartsWith(house.DataFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            faults.Add("The keyring lies in the data folder: whoever copies the folder can read every case. Move it, and name it with --keys.");
        try
        {
            var marks = await HouseMarks.ReadAsync(house.Database, cancellation);
            if (!File.Exists(house.KeyringFile) && OpenKeyring.IsUsed(house, marks)) faults.Add($"There is a database but no keyring at {house.KeyringFile}.");
            else if (File.Exists(house.KeyringFile) && KeyMarks.AreStrangers(KeyringFile.Read(house.KeyringFile).Open(), marks)) faults.Add(OpenKeyring.Stranger(house));
        }
        catch (FormatException broken)
        {
            faults.Add(broken.Message);
        }
        catch (DbException)
        {
            faults.Add(house.Database.Kind == DatabaseKind.Postgres ? "PostgreSQL does not let this program in, or is not there." : "The database file cannot be read.");
        }

        return faults;
    }
}
