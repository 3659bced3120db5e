using System.Diagnostics;

namespace OpenHotline.Cli.Tests;

/// <summary>Runs the built program as a shell does.</summary>
internal static class CommandLine
{
    public static Task<(int Exit, string Said, string Complained)> RunAsync(params string[] words) => RunAsync([], words);

    /// <param name="input">What it reads on standard input.</param>
    public static async Task<(int Exit, string Said, string Complained)> RunAsync(byte[] input, string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenHotline.Cli.dll"), .. words]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await complained);
    }
}
