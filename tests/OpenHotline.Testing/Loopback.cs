using System.Net;
using System.Net.Sockets;

namespace OpenHotline.Testing;

/// <summary>A small server on loopback whose every connection runs what the test says: to hang, to trickle, to cut.</summary>
public sealed class Loopback : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task accepting;
    private int connections;

    private Loopback(Func<NetworkStream, CancellationToken, Task> behave)
    {
        listener.Start();
        accepting = AcceptAsync(behave);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections came in so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Starts listening on a free port.</summary>
    public static Loopback Serve(Func<NetworkStream, CancellationToken, Task> behave) => new(behave);

    /// <summary>Accepts, reads what comes, and never answers.</summary>
    public static Loopback Silent() => Serve((stream, cancellation) => stream.CopyToAsync(Stream.Null, cancellation));

    /// <summary>A port on which nothing listens at the moment. Another process may take it: ask for port 0 where you can.</summary>
    public static int FreePort() => FreePorts(1)[0];

    /// <summary>As many different ports on which nothing listens at the moment.</summary>
    public static int[] FreePorts(int count)
    {
        var holders = new List<TcpListener>(count);
        try
        {
            for (var i = 0; i < count; i++)
            {
                var holder = new TcpListener(IPAddress.Loopback, 0);
                holder.Start();
                holders.Add(holder);
            }

            return [.. holders.Select(holder => ((IPEndPoint)holder.LocalEndpoint).Port)];
        }
        finally
        {
            holders.ForEach(holder => holder.Stop());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> behave)
    {
        var running = new List<Task>();
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                Interlocked.Increment(ref connections);
                running.Add(ServeOneAsync(client, behave));
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(running);
    }

    private async Task ServeOneAsync(TcpClient client, Func<NetworkStream, CancellationToken, Task> behave)
    {
        using (client)
        {
            try
            {
                await behave(client.GetStream(), closing.Token);
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The other side went away, or the test is over.
            }
        }
    }
}
