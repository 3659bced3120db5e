namespace OpenHotline.Cli.Serving;

/// <summary>Waits for Ctrl+C or a polite kill.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    /// <remarks>When the doors have been open for a while, the memory that starting needed goes back, once; requests stand still for some hundredths of a second.</remarks>
    public static async Task UntilStoppedAsync(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = cancellation.Register(stopped.SetResult);
        if (await Task.WhenAny(stopped.Task, Task.Delay(Settled, TimeProvider.System, CancellationToken.None)) != stopped.Task)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await stopped.Task;
    }
}
