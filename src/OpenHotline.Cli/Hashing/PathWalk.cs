namespace OpenHotline.Cli.Hashing;

/// <summary>The files that the given paths mean: files themselves, and all that lies below folders, in the order of their names.</summary>
internal static class PathWalk
{
    /// <summary>Standard input.</summary>
    public const string Input = "-";

    // A link could lead in circles, or out of what was asked for.
    private static readonly EnumerationOptions NoLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    public static IEnumerable<string> Files(IReadOnlyList<string> paths) => paths.SelectMany(path => path != Input && Directory.Exists(path) ? Below(path) : [path]);

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", NoLinks).Order(StringComparer.Ordinal)) yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", NoLinks).Order(StringComparer.Ordinal))
        {
            foreach (var file in Below(inner)) yield return file;
        }
    }
}
