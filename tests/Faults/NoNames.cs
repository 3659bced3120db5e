using System.Net;
using System.Net.Sockets;

namespace OpenHotline.Faults;

/// <summary>A name server on loopback that knows no name, and says so at once: the program finds out quickly that nobody answers for anything outside.</summary>
internal sealed class NoNames : IDisposable
{
    private readonly UdpClient server = new(new IPEndPoint(IPAddress.Loopback, 0));

    public NoNames() => _ = Task.Run(AnswerAsync);

    public string Address => server.Client.LocalEndPoint!.ToString()!;

    public void Dispose() => server.Dispose();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var asked = await server.ReceiveAsync();
                if (asked.Buffer.Length < 12) continue;
                // The question as it came, as an answer that there is no such name (RFC 1035, section 4.1.1).
                (asked.Buffer[2], asked.Buffer[3]) = ((byte)(asked.Buffer[2] | 0x80), 0x83);
                await server.SendAsync(asked.Buffer, asked.RemoteEndPoint);
            }
        }
        catch (Exception closed) when (closed is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }
}
