namespace OpenHotline.Matching.Tests;

/// <summary>Published vectors beside the checkout; where they are missing the running test is skipped, visibly.</summary>
internal static class SharedData
{
    public static string Find(params string[] parts)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "OpenHotline.slnx"))) root = root.Parent;
        var path = Path.GetFullPath(Path.Combine([root?.FullName ?? "/", "..", "shared", "data", .. parts]));
        if (!Path.Exists(path)) Assert.Skip($"../shared/data/{string.Join('/', parts)} is not beside this checkout.");
        return path;
    }
}
