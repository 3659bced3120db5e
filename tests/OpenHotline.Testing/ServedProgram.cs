using System.Diagnostics;

namespace OpenHotline.Testing;

/// <summary>The built program, serving a folder as a process of its own, which a test may kill at any moment.</summary>
public sealed class ServedProgram : IDisposable
{
    private static readonly string[] DoorNames = ["public", "workbench", "hosts", "members", "operations", "sandbox"];

    private readonly Process process;
    private readonly IReadOnlyDictionary<string, int> ports;

    private ServedProgram(Process process, IReadOnlyDictionary<string, int> ports, TimeSpan startTook) =>
        (this.process, this.ports, StartTook) = (process, ports, startTook);

    /// <summary>From starting the program to the first whole page of the public door.</summary>
    public TimeSpan StartTook { get; }

    /// <summary>Resident memory now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Where a door answers.</summary>
    public Uri Door(string name) => new($"http://127.0.0.1:{ports[name]}/");

    /// <summary>Starts it and waits for the first page.</summary>
    /// <param name="verb"><c>serve</c> or <c>sandbox</c>.</param>
    /// <param name="settings">Flags such as <c>--database</c>, and settings of rooms as environment variables (<c>OPENHOTLINE_…</c>).</param>
    public static async Task<ServedProgram> StartAsync(string verb, string data, HttpClient http, params (string Name, string Value)[] settings)
    {
        var free = Loopback.FreePorts(DoorNames.Length);
        var ports = DoorNames.Select((name, i) => (name, free[i])).ToDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "OpenHotline.Cli.dll"), verb, "--data", data, "--bind", "127.0.0.1",
            "--ports", string.Join(',', ports.Select(port => $"{port.Key}={port.Value}"))])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
        {
            if (name.StartsWith("--", StringComparison.Ordinal))
            {
                start.ArgumentList.Add(name);
                start.ArgumentList.Add(value);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        var since = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        var door = new Uri($"http://127.0.0.1:{ports["public"]}/");
        while (!process.HasExited)
        {
            if (await AnswersAsync(http, door))
            {
                var took = since.Elapsed;
                // The doors open one after the other; a program with doors of its choice is the caller's to wait for.
                while (!process.HasExited && !Array.Exists(settings, setting => setting.Name == "--doors") && !await ListensAsync(ports["members"]))
                    await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
                return new ServedProgram(process, ports, took);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        throw new InvalidOperationException($"The program ended with {process.ExitCode} before its doors were open: {await complained} {await said}");
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does: nothing is flushed, nobody is told.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            await client.ConnectAsync(System.Net.IPAddress.Loopback, port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri door)
    {
        try
        {
            using var answer = await http.GetAsync(door);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
