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
    // Race: below the ports that systems hand out for connections, so that no connection of another test takes one in between.
    public static int[] FreePorts(int count)
    {
        var free = new HashSet<int>();
        while (free.Count < count)
        {
            var port = Random.Shared.Next(10_000, 32_000);
            if (IsFree(port)) free.Add(port);
        }

        return [.. free];
    }

    private static bool IsFree(int port)
    {
        using var holder = new TcpListener(IPAddress.Loopback, port);
        try
        {
            holder.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
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
