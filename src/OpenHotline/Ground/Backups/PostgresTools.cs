using System.Diagnostics;
using Npgsql;

namespace OpenHotline.Ground.Backups;

/// <summary>PostgreSQL's own programs for dump and restore, where they are installed.</summary>
internal static class PostgresTools
{
    /// <summary>Runs one; null where it went well, else a sentence. The password goes by the environment, never by the command line.</summary>
    public static async Task<string?> RunAsync(string program, string connectionString, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (Find(program) is not { } path) return $"{program} is not installed. It comes with PostgreSQL's client package.";
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(path) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PGHOST"] = parts.Host ?? "";
        start.Environment["PGPORT"] = parts.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = parts.Database ?? "";
        start.Environment["PGUSER"] = parts.Username ?? "";
        if (parts.Password is not null) start.Environment["PGPASSWORD"] = parts.Password;
        using var process = Process.Start(start)!;
        try
        {
            var said = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            // Privacy: what it says may quote a row; only its last word, the kind of failure, is given on.
            return process.ExitCode == 0 ? null : $"{program} ended with {process.ExitCode} after {(await said).Length} characters of messages. Run it by hand to read them.";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)).FirstOrDefault(File.Exists);
}
