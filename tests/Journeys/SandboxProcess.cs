using System.Diagnostics;

namespace OpenHotline.Journeys;

/// <summary>The real program with its sandbox, in a process of its own, on a folder and ports of its own.</summary>
public sealed class SandboxProcess : IAsyncDisposable
{
    private static readonly string[] DoorNames = ["public", "workbench", "hosts", "members", "operations", "sandbox"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process process;
    private readonly TempFolder folder;
    private readonly Dictionary<string, Uri> doors;
    private readonly List<string> printed = [];

    private SandboxProcess(Process process, TempFolder folder, Dictionary<string, Uri> doors) => (this.process, this.folder, this.doors) = (process, folder, doors);

    public TimeSpan StartedIn { get; private set; }

    /// <summary>Everything that the program has printed.</summary>
    public string Printed
    {
        get { lock (printed) return string.Join('\n', printed); }
    }

    public Uri Door(string name, string path = "") => new(doors[name], path);

    /// <summary>The door that an address belongs to; null for any other address.</summary>
    public string? DoorOf(Uri address) => doors.FirstOrDefault(door => door.Value.Authority == address.Authority).Key;

    public static async Task<SandboxProcess> StartAsync(CancellationToken cancellation)
    {
        var folder = new TempFolder();
        var ports = Loopback.FreePorts(DoorNames.Length);
        var doors = DoorNames.Zip(ports).ToDictionary(pair => pair.First, pair => new Uri($"http://localhost:{pair.Second}/"), StringComparer.Ordinal);
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "OpenHotline.Cli.dll"), "sandbox", "--no-reporters", "--data", folder.In("data"), "--ports", string.Join(',', DoorNames.Zip(ports, (door, port) => $"{door}={port}")) },
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // An identity provider is set, so that its way in is on the pages. Nobody goes through to it: OpenHotline.Web.Tests do.
        foreach (var (name, value) in new[] { ("Authority", "http://localhost:9/"), ("ClientId", "openhotline"), ("Name", "Example login") }) start.Environment[$"OPENHOTLINE_SignInProvider__{name}"] = value;
        var clock = Stopwatch.StartNew();
        var running = new SandboxProcess(Process.Start(start) ?? throw new InvalidOperationException("The program did not start."), folder, doors);
        running.Listen();
        await running.UntilItStandsAsync(cancellation);
        running.StartedIn = clock.Elapsed;
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        folder.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        lock (printed)
        {
            if (line is not null) printed.Add(line);
        }
    }

    private async Task UntilItStandsAsync(CancellationToken cancellation)
    {
        var waiting = Stopwatch.StartNew();
        while (!Printed.Contains("Next:", StringComparison.Ordinal))
        {
            if (process.HasExited) throw new InvalidOperationException($"The program ended by itself.\n{Printed}");
            if (waiting.Elapsed > Patience) throw new TimeoutException($"The program did not stand in time.\n{Printed}");
            await Task.Delay(100, cancellation);
        }
    }
}
