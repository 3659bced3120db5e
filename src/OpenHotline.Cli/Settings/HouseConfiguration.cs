using System.CommandLine;
using Microsoft.Extensions.Configuration;
using OpenHotline.Ground;
using OpenHotline.Ground.Storage;
using OpenHotline.Web;

namespace OpenHotline.Cli.Settings;

/// <summary>All settings of one start, read from file, environment and flags; a later one wins.</summary>
/// <param name="Values">Every setting, by section and name; rooms' sections are bound by <see cref="SettingsCatalogue"/>.</param>
internal sealed record HouseConfiguration(HouseSettings House, IReadOnlyDictionary<string, int> Ports, IReadOnlySet<string> Doors, string Bind, IConfiguration Values)
{
    /// <summary>The name under <c>--doors</c> that runs the jobs.</summary>
    public const string Jobs = "jobs";

    private static readonly Dictionary<string, int> DefaultPorts = new(StringComparer.Ordinal)
    {
        ["public"] = 8080, ["workbench"] = 8081, ["hosts"] = 8082, ["members"] = 8083, ["operations"] = 8084, ["sandbox"] = 8085,
    };

    /// <exception cref="SettingsException">A setting cannot be understood; the message says which and what is expected.</exception>
    /// <param name="isSandbox">Whether the sandbox is being started; null reads from the folder which of the two it belongs to.</param>
    public static HouseConfiguration Read(ParseResult parsed, bool? isSandbox = null)
    {
        var flags = Flags.All.Select(flag => KeyValuePair.Create(flag.Name[2..], parsed.GetValue(flag))).Where(pair => pair.Value is not null).ToList();
        var first = new ConfigurationBuilder().AddEnvironmentVariables("OPENHOTLINE_").AddInMemoryCollection(flags).Build();
        var folder = Path.GetFullPath(first["data"] ?? "data");
        var file = first["settings"] is { } named ? Path.GetFullPath(named) : Path.Combine(folder, "openhotline.json");
        if (first["settings"] is not null && !File.Exists(file)) throw new SettingsException("settings", "there is no such file");
        IConfiguration values;
        try
        {
            values = new ConfigurationBuilder().AddJsonFile(file, optional: true).AddEnvironmentVariables("OPENHOTLINE_").AddInMemoryCollection(flags).Build();
        }
        catch (InvalidDataException broken)
        {
            throw new SettingsException("settings", $"{file} is not readable as JSON: {broken.InnerException?.Message ?? broken.Message}");
        }

        var ports = ReadPorts(values["ports"]);
        var bind = values["bind"] ?? "localhost";
        return new HouseConfiguration(ReadHouse(values, folder, ports, isSandbox ?? SandboxKeys(folder)), ports, ReadDoors(values["doors"]), bind, values);
    }

    // Only the sandbox keeps its keyring inside the data folder, so its presence tells whose folder this is.
    private static bool SandboxKeys(string folder) => File.Exists(Path.Combine(folder, "keys", "keyring.json"));

    /// <summary>Where a door listens.</summary>
    public string Url(string door) => $"http://{Bind}:{Ports[door]}";

    private static HouseSettings ReadHouse(IConfiguration values, string folder, IReadOnlyDictionary<string, int> ports, bool isSandbox)
    {
        DatabaseAddress database;
        try
        {
            database = DatabaseAddress.Parse(values["database"], folder);
        }
        catch (FormatException wrong)
        {
            throw new SettingsException("database", wrong.Message);
        }

        var defaultKeys = isSandbox ? Path.Combine(folder, "keys", "keyring.json") : Path.Combine(folder.TrimEnd('/', '\\') + "-keys", "keyring.json");
        var defaults = new HouseSettings { DataFolder = folder, Database = database, KeyringFile = values["keys"] is { } keys ? Path.GetFullPath(keys) : defaultKeys };
        var zone = values["timezone"] ?? defaults.TimeZone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) throw new SettingsException("timezone", "not a time zone that this machine knows");
        return defaults with
        {
            IsSandbox = isSandbox,
            HotlineName = values["name"] ?? defaults.HotlineName,
            ExitTo = values["exit"] is { } exit ? ReadExit(exit) : defaults.ExitTo,
            HotlineDomain = values["domain"] ?? defaults.HotlineDomain,
            TimeZone = zone,
            DoorAddresses = ports.ToDictionary(port => port.Key, port => DoorAddress(values, port.Key, port.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    private static Uri ReadExit(string named) => Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme == "https"
        ? address : throw new SettingsException("exit", "write a whole https address of a harmless page");

    private static Uri DoorAddress(IConfiguration values, string door, int port)
    {
        if (values[$"addresses:{door}"] is not { } named) return new Uri($"http://localhost:{port}/");
        return Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address : throw new SettingsException($"addresses:{door}", "write a whole address such as https://report.hotline.example/");
    }

    private static Dictionary<string, int> ReadPorts(string? list)
    {
        var ports = new Dictionary<string, int>(DefaultPorts, StringComparer.Ordinal);
        foreach (var part in (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2);
            if (pair.Length != 2 || !ports.ContainsKey(pair[0])) throw new SettingsException("ports", $"write door=port with a door of {string.Join(", ", DefaultPorts.Keys)}");
            if (!int.TryParse(pair[1], out var port) || port is < 1 or > 65535) throw new SettingsException("ports", "a port is a number from 1 to 65535");
            ports[pair[0]] = port;
        }

        if (ports.Values.Distinct().Count() != ports.Count) throw new SettingsException("ports", "two doors cannot share a port");
        return ports;
    }

    private static HashSet<string> ReadDoors(string? list)
    {
        var known = Enum.GetNames<DoorName>().Select(name => name.ToLowerInvariant()).Append(Jobs).ToHashSet(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(list)) return known;
        var wanted = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return wanted.IsSubsetOf(known) ? wanted : throw new SettingsException("doors", $"choose from {string.Join(", ", known)}");
    }
}

/// <summary>A setting that cannot be understood.</summary>
internal sealed class SettingsException(string setting, string why) : Exception($"The setting \"{setting}\" cannot be used: {why}.");
