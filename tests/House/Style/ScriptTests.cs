using System.Diagnostics;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Style;

/// <summary>The commands that a newcomer types can be run.</summary>
public sealed class ScriptTests
{
    public static TheoryData<string> Scripts => [.. SourceFiles.All.Where(path => File.ReadLines(RepositoryRoot.In(path)).FirstOrDefault()?.StartsWith("#!", StringComparison.Ordinal) == true)];

    [Theory, MemberData(nameof(Scripts))]
    public async Task A_script_can_be_run_and_is_read_without_complaint(string path)
    {
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(RepositoryRoot.In(path)).HasFlag(UnixFileMode.UserExecute), $"{path} is not executable.");
        if (!File.ReadLines(RepositoryRoot.In(path)).First().EndsWith("bash", StringComparison.Ordinal)) return;
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-n", path]) { WorkingDirectory = RepositoryRoot.Folder, RedirectStandardError = true })!;
        var complaint = await bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.Equal("", complaint);
    }

    [Fact]
    public void The_commands_that_the_readme_names_are_there() =>
        Verdict.NothingFound(new[] { "run", "test", "openhotline", ".ci/run" }.Where(path => !SourceFiles.All.Contains(path, StringComparer.Ordinal)));
}
