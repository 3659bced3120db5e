namespace OpenHotline.Testing;

/// <summary>Programs of the system that some tests drive: the browser, a mail server.</summary>
public static class Installed
{
    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries), "/usr/sbin", "/sbin", "/usr/local/sbin"];

    /// <summary>Chromium, for journeys.</summary>
    public static string Chromium() => FindOrSkip("chromium", "chromium", "chromium-browser", "google-chrome");

    /// <summary>The first of the names that is installed, as a full path; skips the running test, visibly, where none is.</summary>
    public static string FindOrSkip(string package, params string[] names)
    {
        var found = Find(names);
        if (found is null) Assert.Skip($"The Debian package {package} is not installed.");
        return found;
    }

    /// <summary>The first of the names that is installed; null where none is.</summary>
    public static string? Find(params string[] names) =>
        names.SelectMany(name => Folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
