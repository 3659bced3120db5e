using System.Threading.Channels;

namespace OpenHotline.Cli.Hashing;

/// <summary>Hashes many files at the same time and hands the rows on in the order of the files, as they come.</summary>
internal sealed class HashFiles(HashFile hashFile, int atOnce)
{
    /// <param name="write">Told the rows of each file in turn.</param>
    public async Task RunAsync(IEnumerable<string> files, Func<IReadOnlyList<HashRow>, Task> write, CancellationToken cancellation)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // As many files are held in memory as the window is long.
        var window = Channel.CreateBounded<Task<IReadOnlyList<HashRow>>>(atOnce * 2);
        var reading = Task.Run(async () =>
        {
            try
            {
                foreach (var file in files) await window.Writer.WriteAsync(Task.Run(() => hashFile.RunAsync(file, stopped.Token), stopped.Token), stopped.Token);
                window.Writer.Complete();
            }
            catch (Exception failed)
            {
                // A folder that cannot be listed ends the run, after the files before it.
                window.Writer.Complete(failed);
            }
        }, CancellationToken.None);
        try
        {
            await foreach (var rows in window.Reader.ReadAllAsync(stopped.Token)) await write(await rows);
        }
        finally
        {
            await stopped.CancelAsync();
            await reading;
        }
    }
}
