using System.Diagnostics;

namespace OpenHotline.Load;

/// <summary>Keeps a number of connections busy for a time, each asking again as soon as it is answered (a closed loop).</summary>
internal static class Loop
{
    /// <param name="ask">Asks once; false where the answer was not the one wanted.</param>
    public static async Task<Latencies> RunAsync(int connections, TimeSpan time, Func<int, CancellationToken, Task<bool>> ask)
    {
        using var end = new CancellationTokenSource(time);
        var since = Stopwatch.StartNew();
        var perConnection = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Run(() => OneAsync(connection, ask, end.Token))));
        var took = since.Elapsed;
        double[] all = [.. perConnection.SelectMany(one => one.Milliseconds).Order()];
        return new Latencies(all.Length, perConnection.Sum(one => one.Failed), took, all);
    }

    private static async Task<(List<double> Milliseconds, int Failed)> OneAsync(int connection, Func<int, CancellationToken, Task<bool>> ask, CancellationToken end)
    {
        var (times, failed) = (new List<double>(10_000), 0);
        while (!end.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                if (await ask(connection, end)) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                else failed++;
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return (times, failed);
    }
}
