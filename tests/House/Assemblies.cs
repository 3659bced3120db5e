using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace OpenHotline.HouseTests;

/// <summary>The program's own assemblies, as the tests look at them.</summary>
internal static class Assemblies
{
    public static readonly Assembly House = Assembly.Load("OpenHotline");
    public static readonly Assembly Matching = Assembly.Load("OpenHotline.Matching");
    public static readonly Assembly Media = Assembly.Load("OpenHotline.Media");
    public static readonly Assembly Web = Assembly.Load("OpenHotline.Web");
    public static readonly Assembly Sandbox = Assembly.Load("OpenHotline.Sandbox");
    public static readonly Assembly Cli = Assembly.Load("OpenHotline.Cli");

    public static readonly Assembly[] All = [House, Matching, Media, Web, Sandbox, Cli];

    /// <summary>Full names of the classes that are mapped to a table.</summary>
    public static IReadOnlySet<string> Records { get; } = MappedClasses();

    private static HashSet<string> MappedClasses() => [.. House.GetTypes()
        .SelectMany(type => type.GetInterfaces())
        .Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
        .Select(one => one.GetGenericArguments()[0].FullName)
        .OfType<string>()];
}
