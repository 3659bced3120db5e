using System.Diagnostics;
using System.Runtime.Versioning;
using OpenHotline.Testing;

namespace OpenHotline.Cli.Tests;

/// <summary>The program as a shell sees it: what it prints, and its exit codes.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_house_is_filled_backed_up_destroyed_and_restored_by_command()
    {
        var csv = folder.In("reports.csv");
        await File.WriteAllTextAsync(csv, "address,note\nhttps://one.example/a,seen\nnot an address at all,\nhttps://two.example/b,\n", TestContext.Current.CancellationToken);
        var import = await RunAsync("import", "csv", csv);
        Assert.Contains("3 lines: 2 accepted, 1 refused", import.Said, StringComparison.Ordinal);
        Assert.Equal(1, import.Exit);
        Assert.Contains("Nothing was done now", (await HereAsync("import", "csv", csv)).Said, StringComparison.Ordinal);

        var invited = await HereAsync("user", "add", "ana@hotline.example", "--name", "Ana", "--roles", "analyst,senior-analyst");
        Assert.Contains("/join/", invited.Said, StringComparison.Ordinal);
        Assert.Contains("ana@hotline.example", (await HereAsync("user", "list")).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await HereAsync("user", "disable", "ana@hotline.example")).Exit);
        Assert.Equal(0, (await HereAsync("keys", "rotate")).Exit);
        Assert.Equal(0, (await HereAsync("timeline", "verify")).Exit);
        // What stands under the old key has not moved: nobody serves the folder.
        var early = await HereAsync("keys", "drop-old", "--yes");
        Assert.Equal(1, early.Exit);
        Assert.Contains("still stand under old keys", early.Said, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("backup", folder.In("backup"))).Exit);
        if (!OperatingSystem.IsWindows())
            foreach (var path in (string[])["data", "data/hotline.db", "data-keys", "data-keys/keyring.json", "reports.csv.results.csv", "backup", "backup/hotline.db", "backup/manifest.json"]) Assert.Equal((path, "own"), (path, RightsOf(folder.In(path))));
        Assert.Equal(4, (await HereAsync("restore", folder.In("backup"))).Exit);
        Directory.Delete(folder.In("data"), recursive: true);
        var restored = await RunAsync("restore", folder.In("backup"));
        Assert.Equal((0, true), (restored.Exit, restored.Said.Contains("Nothing was changed, dropped or moved", StringComparison.Ordinal)));
        Assert.Contains("ana@hotline.example", (await HereAsync("user", "list")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_verbs_go_through_the_house_that_serves_the_folder()
    {
        using var http = new HttpClient();
        using var prepared = await PreparedFolder.MakeAsync();
        using var served = await ServedProgram.StartAsync("serve", prepared.Data, http);
        var invited = await RunInAsync(prepared.Data, "user", "add", "ben@hotline.example", "--name", "Ben", "--roles", "auditor");
        Assert.Contains("/join/", invited.Said, StringComparison.Ordinal);
        Assert.Contains("ben@hotline.example", (await RunInAsync(prepared.Data, "user", "list")).Said, StringComparison.Ordinal);
        Assert.Equal(3, (await RunInAsync(prepared.Data, "serve")).Exit);
        if (!OperatingSystem.IsWindows()) Assert.Equal("own", RightsOf(OpenHotline.Ground.Outside.Wires.HouseSocket.PathOf(prepared.Data)));
    }

    [Fact]
    public async Task Wrong_words_are_refused_with_a_sentence()
    {
        Assert.Equal(2, (await RunAsync("check", "settings", "--ports", "public=nothing")).Exit);
        Assert.Contains("There is no role", (await HereAsync("user", "add", "x@hotline.example", "--name", "X", "--roles", "king")).Said, StringComparison.Ordinal);
        Assert.Equal(2, (await HereAsync("import", "csv", folder.In("nowhere.csv"))).Exit);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Old_keys_go_when_nothing_stands_under_them_and_only_with_yes()
    {
        Assert.Equal(0, (await HereAsync("keys", "rotate")).Exit);
        var keyring = folder.In("data-keys", "keyring.json");
        Assert.Contains("2 old keys would go", (await HereAsync("keys", "drop-old")).Said, StringComparison.Ordinal);
        Assert.Equal(2, OpenHotline.Ground.Secrets.KeyringFile.Read(keyring).Wrapping.Count);
        Assert.Contains("2 old keys are out", (await HereAsync("keys", "drop-old", "--yes")).Said, StringComparison.Ordinal);
        Assert.Single(OpenHotline.Ground.Secrets.KeyringFile.Read(keyring).Wrapping);
        Assert.Contains("There is no old key", (await HereAsync("keys", "drop-old", "--yes")).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await HereAsync("timeline", "verify")).Exit);
    }

    [UnsupportedOSPlatform("windows")]
    private static string RightsOf(string path) => (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) == UnixFileMode.None ? "own" : File.GetUnixFileMode(path).ToString();

    /// <summary>By a process of its own, under the rights that a shell usually gives.</summary>
    private Task<(int Exit, string Said)> RunAsync(params string[] words) => RunInAsync(folder.In("data"), words);

    private async Task<(int Exit, string Said)> HereAsync(params string[] words)
    {
        var (exit, said, complained) = await ProgramHere.RunAsync([.. words, "--data", folder.In("data")]);
        return (exit, said + complained);
    }

    private static async Task<(int Exit, string Said)> RunInAsync(string data, params string[] words)
    {
        // The umask is inherited, and the tests' own may be narrow already: then the program's rights would prove nothing.
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("dotnet") : new ProcessStartInfo("sh", ["-c", "umask 022; exec dotnet \"$@\"", "sh"]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "OpenHotline.Cli.dll"), .. words, "--data", data]) start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }
}
