using System.Diagnostics;

namespace OpenHotline.Load;

/// <summary>The built program, serving a folder of its own on free ports, as a process of its own.</summary>
internal sealed class ServedHouse : IDisposable
{
    private readonly Process process;

    private ServedHouse(Process process, int firstPort, TimeSpan startTook) => (this.process, FirstPort, StartTook) = (process, firstPort, startTook);

    /// <summary>Public; the next four are workbench, hosts, members, operations.</summary>
    public int FirstPort { get; }

    /// <summary>From starting the program to the first whole page of the public door.</summary>
    public TimeSpan StartTook { get; }

    public Uri Public => new($"http://127.0.0.1:{FirstPort}/");

    public Uri Workbench => new($"http://127.0.0.1:{FirstPort + 1}/");

    public Uri Members => new($"http://127.0.0.1:{FirstPort + 3}/");

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    public static async Task<ServedHouse> StartAsync(string program, string data, string? database, int firstPort, HttpClient http)
    {
        var ports = $"public={firstPort},workbench={firstPort + 1},hosts={firstPort + 2},members={firstPort + 3},operations={firstPort + 4},sandbox={firstPort + 5}";
        var arguments = new List<string> { program, "serve", "--data", data, "--ports", ports, "--bind", "127.0.0.1" };
        if (database is not null) arguments.AddRange(["--database", database]);
        var since = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        _ = process.StandardOutput.ReadToEndAsync();
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"The program ended with {process.ExitCode} before it opened its doors.");
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{firstPort}/"));
                if (answer.IsSuccessStatusCode) return new ServedHouse(process, firstPort, since.Elapsed);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            }
        }
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
