namespace OpenHotline.Publish.Reporting;

/// <summary>The texts that a report may begin from.</summary>
public static class ReportTemplates
{
    /// <summary>An annual report in English, with every kind of figure in it.</summary>
    public static string Annual { get; } = Read("annual-report.md");

    private static string Read(string name)
    {
        using var file = new StreamReader(typeof(ReportTemplates).Assembly.GetManifestResourceStream(name)!);
        return file.ReadToEnd();
    }
}
