using System.Text.Json;
using System.Xml.Linq;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Licences;

/// <summary>Reads the packages of every lock file, and each one's licence from the package itself.</summary>
public static class NuGetPackages
{
    // Packages that carry their licence as a file only; each was read by a person.
    private static readonly Dictionary<string, string> ReadByAPerson = new(StringComparer.Ordinal)
    {
        ["sourcegear.sqlite3"] = "blessing",
    };

    private static string Folder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static IEnumerable<Package> All() => SourceFiles.Named("packages.lock.json")
        .SelectMany(Locked)
        .Concat(Tools())
        .Distinct()
        .Select(one => new Package("NuGet", one.Name, one.Version, Licence(one.Name.ToLowerInvariant(), one.Version)));

    /// <summary>Names and versions in one lock file, without the projects.</summary>
    public static IEnumerable<(string Name, string Version)> Locked(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return [.. json.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() is not "Project")
            .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!))];
    }

    private static IEnumerable<(string Name, string Version)> Tools()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.In(".config", "dotnet-tools.json")));
        return [.. json.RootElement.GetProperty("tools").EnumerateObject().Select(tool => (tool.Name, tool.Value.GetProperty("version").GetString()!))];
    }

    private static string? Licence(string name, string version)
    {
        if (ReadByAPerson.TryGetValue(name, out var read)) return read;
        // The tool is fetched only when somebody makes a migration.
        if (name is "dotnet-ef") return "MIT";
        var specification = Path.Combine(Folder, name, version, $"{name}.nuspec");
        if (!File.Exists(specification)) return null;
        var licence = XDocument.Load(specification).Descendants().FirstOrDefault(element => element.Name.LocalName is "license");
        return licence?.Attribute("type")?.Value is "expression" ? licence.Value.Trim() : null;
    }
}
