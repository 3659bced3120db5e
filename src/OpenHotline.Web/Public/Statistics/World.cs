namespace OpenHotline.Web.Public.Statistics;

/// <summary>The outlines of countries, made by <c>scripts/make-world-map.mjs</c> from Natural Earth, which is in the public domain.</summary>
internal static class World
{
    /// <summary>The drawing's own size.</summary>
    public const int Width = 960, Height = 424;

    /// <summary>A country and its path; the code is empty for land that has none.</summary>
    public static readonly IReadOnlyList<(string Code, string Path)> Countries = [.. Read()];

    private static IEnumerable<(string Code, string Path)> Read()
    {
        using var file = new StreamReader(typeof(World).Assembly.GetManifestResourceStream("world.tsv")!);
        while (file.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return (line[..tab], line[(tab + 1)..]);
        }
    }
}
