using System.Text.Json;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Licences;

/// <summary>Reads the packages of <c>package-lock.json</c>, which repeats each one's licence.</summary>
public static class NpmPackages
{
    private const string Folder = "node_modules/";

    public static IEnumerable<Package> All()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.In("package-lock.json")));
        return [.. json.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Contains(Folder, StringComparison.Ordinal))
            .Select(package => new Package(
                "npm",
                package.Name[(package.Name.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..],
                package.Value.GetProperty("version").GetString()!,
                package.Value.TryGetProperty("license", out var licence) ? licence.GetString() : null))];
    }
}
