namespace OpenHotline.Testing;

/// <summary>Finds files of this checkout from wherever the tests run.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds <c>OpenHotline.slnx</c>.</summary>
    public static string Folder { get; } = Find();

    /// <summary>A path below the root, for example <c>In("docs", "reference")</c>.</summary>
    public static string In(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OpenHotline.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No OpenHotline.slnx above {AppContext.BaseDirectory}: the tests run inside a checkout.");
    }
}
