using OpenHotline.Cli.Settings;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Cli.Serving;

/// <summary>What tells a sandbox from a hotline's own: a folder <c>sandbox</c> in its data folder, and a mark in its database.</summary>
internal static class SandboxFolder
{
    public static string Of(HouseConfiguration configuration) => Path.Combine(configuration.House.DataFolder, "sandbox");

    // Safety: training reports, made-up cases and accounts with printed passwords must never get into a hotline's own folder or database.
    /// <summary>Why no sandbox may be opened here; null where one may.</summary>
    public static async Task<string?> RefusalAsync(HouseConfiguration configuration, CancellationToken cancellation)
    {
        var (folder, database) = (configuration.House.DataFolder, configuration.House.Database);
        if (!Directory.Exists(Of(configuration)) && database.FilePath is { } path && File.Exists(path)) return $"{folder} holds a hotline that is no sandbox. Name another folder with --data.";
        var marks = await HouseMarks.ReadAsync(database, cancellation);
        var isMarked = marks.Values.TryGetValue(HouseMarks.Nature, out var nature);
        return (isMarked && nature != HouseMarks.OfSandbox) || (!isMarked && marks.HasRecords) ? "This database holds a hotline that is no sandbox. Name another one with --database." : null;
    }

    /// <summary>Why no hotline may be served here: its cases are made up. Null where one may.</summary>
    public static async Task<string?> RefusalToServeAsync(HouseConfiguration configuration, CancellationToken cancellation) =>
        (await HouseMarks.ReadAsync(configuration.House.Database, cancellation)).Values.TryGetValue(HouseMarks.Nature, out var nature) && nature == HouseMarks.OfSandbox
            ? "This database is a sandbox's: its cases are made up. Start it with the verb sandbox, or name another database." : null;
}
