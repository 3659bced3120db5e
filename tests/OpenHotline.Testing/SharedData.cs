namespace OpenHotline.Testing;

/// <summary>Published vectors and samples that conformance tests read. They lie beside the checkout and are never copied into it.</summary>
public static class SharedData
{
    /// <summary>The full path of a file or folder below <c>../shared/data</c>; skips the running test, visibly, where it is missing.</summary>
    public static string Find(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([RepositoryRoot.Folder, "..", "shared", "data", .. parts]));
        if (!Path.Exists(path)) Assert.Skip($"../shared/data/{string.Join('/', parts)} is not beside this checkout.");
        return path;
    }
}
