using OpenHotline.Testing;

namespace OpenHotline.HouseTests;

/// <summary>The files of the repository that people write, without what building and running leave behind.</summary>
internal static class SourceFiles
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "artifacts", ".git", "data", "data-keys", ".tools", "dist", "TestResults", ".vs", ".idea"];
    private static readonly string[] Texts =
        [".cs", ".razor", ".csproj", ".props", ".slnx", ".json", ".md", ".ts", ".js", ".mjs", ".scss", ".css", ".sh", ".txt", ".resx", ".csv", ".sql", ".html", ".svg", ".yml", ".globalconfig", ".editorconfig", ".npmrc", ""];

    /// <summary>Every text file, with a path relative to the root and <c>/</c> between its parts.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Below(RepositoryRoot.Folder)
        .Where(path => Texts.Contains(Path.GetExtension(path), StringComparer.Ordinal))
        .Select(path => Path.GetRelativePath(RepositoryRoot.Folder, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    /// <summary>Hand-written C# of the program and its tests: no migrations.</summary>
    public static IReadOnlyList<string> CSharp { get; } = [.. All
        .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal))];

    public static IEnumerable<string> Named(string name) => All.Where(path => Path.GetFileName(path) == name).Select(path => RepositoryRoot.In(path));

    public static string Read(string path) => File.ReadAllText(RepositoryRoot.In(path));

    /// <summary>"file:line: what" for every line in which one of the words stands.</summary>
    public static IEnumerable<string> Mentions(IEnumerable<string> files, params string[] words)
    {
        foreach (var path in files)
        {
            var number = 0;
            foreach (var line in File.ReadLines(RepositoryRoot.In(path)))
            {
                number++;
                if (words.FirstOrDefault(word => line.Contains(word, StringComparison.Ordinal)) is { } word) yield return $"{path}:{number}: {word}";
            }
        }
    }

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder)) yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            if (NotOurs.Contains(Path.GetFileName(inner), StringComparer.Ordinal)) continue;
            foreach (var file in Below(inner)) yield return file;
        }
    }
}
