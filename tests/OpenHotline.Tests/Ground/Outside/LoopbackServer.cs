using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenHotline.Tests.Ground.Outside;

/// <summary>A server on loopback that does with each connection what the test says.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Stream, CancellationToken, Task> _talk;
    private readonly Task _accepting;
    private bool _isStopped;

    public LoopbackServer(Func<Stream, CancellationToken, Task> talk)
    {
        _talk = talk;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public int Connections { get; private set; }

    /// <summary>The heads of the HTTP requests that came in.</summary>
    public List<string> Heads { get; } = [];

    /// <summary>Answers every HTTP request with the same bytes, then closes.</summary>
    public static LoopbackServer Answering(string head, byte[]? body = null)
    {
        LoopbackServer? server = null;
        server = new LoopbackServer(async (stream, stop) =>
        {
            server!.Heads.Add(await ReadHeadAsync(stream, stop));
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), stop);
            if (body is not null) await stream.WriteAsync(body, stop);
        });
        return server;
    }

    public static LoopbackServer Page(string text, string type = "text/html; charset=utf-8")
    {
        var body = Encoding.UTF8.GetBytes(text);
        return Answering($"HTTP/1.1 200 OK\nContent-Type: {type}\nContent-Length: {body.Length}", body);
    }

    public static LoopbackServer RedirectingTo(string location, int status = 302) =>
        Answering($"HTTP/1.1 {status} Moved\nLocation: {location}\nContent-Length: 0");

    public static async Task<string> ReadHeadAsync(Stream stream, CancellationToken stop)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, stop) == 0) break;
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isStopped) return;
        _isStopped = true;
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
        }

        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            await _talk(stream, _stop.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
        }
    }
}
