using OpenHotline.Cli.Settings;

namespace OpenHotline.Cli.Serving;

/// <summary>What tells the folder of a sandbox from a hotline's own: a folder <c>sandbox</c> in it.</summary>
internal static class SandboxFolder
{
    public static string Of(HouseConfiguration configuration) => Path.Combine(configuration.House.DataFolder, "sandbox");

    /// <summary>What is said where the folder is a hotline's own.</summary>
    public static string Refusal(HouseConfiguration configuration) => $"{configuration.House.DataFolder} holds a hotline that is no sandbox. Name another folder with --data.";

    // Safety: training reports, made-up cases and accounts with printed passwords must never get into a hotline's own folder.
    public static bool IsAHotlinesOwn(HouseConfiguration configuration) => !Directory.Exists(Of(configuration)) && configuration.House.Database.FilePath is { } path && File.Exists(path);
}
