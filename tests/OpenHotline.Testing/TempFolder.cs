namespace OpenHotline.Testing;

/// <summary>A folder of a test's own, gone when the test is.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The full path; the folder exists.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("openhotline-").FullName;

    /// <summary>A path inside; nothing is created.</summary>
    public string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that the test killed may still hold a file for a moment. The system clears its temporary folder.
        }
    }
}
