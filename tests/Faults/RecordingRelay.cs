using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary>A mail relay on loopback that takes everything, slowly, and counts what it was handed by Message-ID.</summary>
internal sealed class RecordingRelay : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, int> received = new(StringComparer.Ordinal);
    private readonly Loopback server;
    private int messages;

    public RecordingRelay(TimeSpan slowness) => server = Loopback.Serve((stream, cancellation) => TalkAsync(stream, slowness, cancellation));

    public int Port => server.Port;

    /// <summary>How many whole messages came in.</summary>
    public int Messages => Volatile.Read(ref messages);

    /// <summary>How often this message came in whole.</summary>
    public int Times(string messageId) => received.GetValueOrDefault(messageId);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TalkAsync(NetworkStream stream, TimeSpan slowness, CancellationToken cancellation)
    {
        using var lines = new StreamReader(stream, Encoding.Latin1);
        await SayAsync("220 relay.example ESMTP");
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync("250-relay.example\r\n250-8BITMIME\r\n250 DSN");
                    break;
                case "DATA":
                    await SayAsync("354 go ahead");
                    if (!await TakeAsync(lines, cancellation)) return;
                    // The moment between taking a mail and saying so is the one that matters: it is made long.
                    await Task.Delay(slowness, cancellation);
                    await SayAsync("250 taken");
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 ok");
                    break;
            }
        }

        async Task SayAsync(string reply) => await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), cancellation);
    }

    private async Task<bool> TakeAsync(StreamReader lines, CancellationToken cancellation)
    {
        var (id, before) = ("", "");
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            if (line == ".")
            {
                received.AddOrUpdate(id, 1, (_, times) => times + 1);
                Interlocked.Increment(ref messages);
                return true;
            }

            // A long header goes on in the next line.
            var header = line.StartsWith(' ') ? before + line : line;
            if (id.Length == 0 && header.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)) id = header["Message-Id:".Length..].Trim(' ', '<', '>');
            before = header;
        }

        return false;
    }
}
