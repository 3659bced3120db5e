using System.Runtime.CompilerServices;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Style;

/// <summary>Facts about the code that are easy to keep and hard to win back.</summary>
public sealed class StyleTests
{
    // Composed, so that this file does not find itself.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "HACK" + ":", "NotImplemented" + "Exception"];
    private static readonly string[] Clocks = ["DateTime.Utc" + "Now", "DateTime.N" + "ow", "DateTimeOffset.Utc" + "Now", "DateTimeOffset.N" + "ow"];
    private static readonly string[] PackageHosts = ["registry.npm" + "js.org", "api.nuget" + ".org", "nuget" + ".org/v3", "registry.yarn" + "pkg.com"];

    [Fact]
    public void Nearly_every_class_is_sealed()
    {
        var classes = Assemblies.All.SelectMany(assembly => assembly.GetTypes()).Where(IsOurClass).ToList();
        var open = classes.Where(type => !type.IsSealed).Select(type => type.FullName).ToList();
        Assert.True(open.Count * 20 <= classes.Count, $"{open.Count} of {classes.Count} classes are not sealed:\n{string.Join('\n', open)}");
    }

    [Fact]
    public void No_file_is_longer_than_400_lines() => Verdict.NothingFound(SourceFiles.CSharp
        .Concat(SourceFiles.All.Where(path => Path.GetExtension(path) is ".razor" or ".ts" or ".scss"))
        .Select(path => (path, Lines: File.ReadLines(RepositoryRoot.In(path)).Count()))
        .Where(file => file.Lines > 400).Select(file => $"{file.path}: {file.Lines} lines"));

    [Fact]
    public void Nothing_is_left_unfinished() => Verdict.NothingFound(SourceFiles.Mentions(Code(), Unfinished));

    [Fact]
    public void Nothing_reads_the_clock_past_the_time_provider() => Verdict.NothingFound(SourceFiles.Mentions(SourceFiles.CSharp, Clocks));

    [Fact]
    public void No_code_hides_in_a_region() => Verdict.NothingFound(SourceFiles.Mentions(SourceFiles.CSharp, "#reg" + "ion"));

    [Fact]
    public void Nothing_names_a_path_of_somebodys_machine() => Verdict.NothingFound(
        SourceFiles.Mentions(SourceFiles.All, "/ro" + "ot/", "/ho" + "me/", "C:\\Us" + "ers", "/Us" + "ers/", "/wo" + "rk/"));

    [Fact]
    public void Nothing_names_the_host_of_a_package_source()
    {
        Verdict.NothingFound(SourceFiles.Mentions(SourceFiles.All, PackageHosts)
            .Concat(SourceFiles.Mentions(["package-lock.json"], "\"resol" + "ved\"", "http://", "https://").Where(found => !IsFunding(found)))
            .Concat(SourceFiles.All.Where(path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase))));
    }

    [Fact]
    public void Every_project_has_a_test_project() => Verdict.NothingFound(Directory.EnumerateDirectories(RepositoryRoot.In("src"))
        .Select(folder => Path.GetFileName(folder))
        .Where(name => SourceFiles.CSharp.Any(path => path.StartsWith($"src/{name}/", StringComparison.Ordinal)))
        .Where(name => !File.Exists(RepositoryRoot.In("tests", $"{name}.Tests", $"{name}.Tests.csproj")))
        .Select(name => $"{name} has no tests/{name}.Tests"));

    [Fact]
    public void Every_project_is_in_the_solution() => Verdict.NothingFound(SourceFiles.All
        .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
        .Where(path => !SourceFiles.Read("OpenHotline.slnx").Contains($"\"{path}\"", StringComparison.Ordinal)));

    private static IEnumerable<string> Code() => SourceFiles.All.Where(path => Path.GetExtension(path) is ".cs" or ".razor" or ".ts" or ".scss" or ".sh" or "");

    private static bool IsOurClass(Type type) => type.IsClass && !type.IsAbstract
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.Namespace?.StartsWith("OpenHotline", StringComparison.Ordinal) == true
        && !type.Namespace.Contains(".Migrations", StringComparison.Ordinal)
        && !type.Name.Contains('<', StringComparison.Ordinal)
        // What the Razor compiler makes of a page cannot be sealed.
        && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type);

    private static bool IsFunding(string found)
    {
        var line = File.ReadLines(RepositoryRoot.In("package-lock.json")).ElementAt(int.Parse(found.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture) - 1).Trim();
        return line.StartsWith("\"url\":", StringComparison.Ordinal) || line.StartsWith("\"funding\":", StringComparison.Ordinal);
    }
}
