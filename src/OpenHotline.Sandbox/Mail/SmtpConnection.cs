using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace OpenHotline.Sandbox.Mail;

/// <summary>One conversation with the small internet's mail relay (RFC 5321, with PIPELINING, SIZE, 8BITMIME and DSN).</summary>
internal sealed class SmtpConnection(Mailroom mailroom, TimeProvider clock) : ConnectionHandler
{
    private const int MaxLineBytes = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, connection.ConnectionClosed);
        try
        {
            await TalkAsync(connection.Transport, new SmtpDialogue(mailroom), both.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ConnectionResetException)
        {
            // The other side hung up, or kept us waiting too long. What was accepted before stays accepted.
        }
    }

    private static async Task TalkAsync(IDuplexPipe wire, SmtpDialogue dialogue, CancellationToken cancellation)
    {
        await SayAsync(wire, "220 mail.example ESMTP sandbox", cancellation);
        while (!dialogue.IsOver)
        {
            if (await ReadLineAsync(wire.Input, cancellation) is not { } line) return;
            if (dialogue.Hear(line) is { } reply) await SayAsync(wire, reply, cancellation);
        }
    }

    private static async Task SayAsync(IDuplexPipe wire, string reply, CancellationToken cancellation) =>
        await wire.Output.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), cancellation);

    /// <summary>The next line without its end; null when the other side has said all, or says a line without end.</summary>
    private static async Task<byte[]?> ReadLineAsync(PipeReader input, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = read.Buffer.Slice(0, end).ToArray();
                input.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line is [.. var text, (byte)'\r'] ? text : line;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted || read.Buffer.Length > MaxLineBytes) return null;
        }
    }
}
