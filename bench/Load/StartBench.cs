using System.Globalization;
using OpenHotline.Testing;

namespace OpenHotline.Load;

/// <summary>From starting the built program to its first page, and its memory when nobody asks anything.</summary>
internal static class StartBench
{
    public static async Task RunAsync(int runs)
    {
        using var http = new HttpClient();
        for (var run = 1; run <= runs; run++)
        {
            using var folder = await PreparedFolder.MakeAsync();
            using var program = await ServedProgram.StartAsync("serve", folder.Data, http);
            await Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"start run {run}: first page after {program.StartTook.TotalMilliseconds:F0} ms, idle after 20 s {program.ResidentBytes / 1048576.0:F0} MB"));
        }
    }
}
