namespace OpenHotline.Cli.Serving;

/// <summary>Waits for Ctrl+C or a polite kill.</summary>
internal static class Waiting
{
    public static async Task UntilStoppedAsync(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = cancellation.Register(stopped.SetResult);
        await stopped.Task;
    }
}
