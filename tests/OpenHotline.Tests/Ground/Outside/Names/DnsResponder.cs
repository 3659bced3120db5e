using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenHotline.Tests.Ground.Outside.Names;

/// <summary>A name server on loopback that gives every question the same code and records.</summary>
public sealed class DnsResponder : IAsyncDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _answering;

    public DnsResponder() => _answering = AnswerAsync();

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>0 no error, 2 server failure, 3 no such name.</summary>
    public byte Code { get; set; }

    public bool IsSilent { get; set; }

    /// <summary>Owner, type and content of each record.</summary>
    public List<(string Owner, ushort Type, byte[] Content)> Records { get; } = [];

    public List<string> Asked { get; } = [];

    public static byte[] Name(string name) => [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _answering;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var question = await _socket.ReceiveAsync(_stop.Token);
                if (!IsSilent) await _socket.SendAsync(Answer(question.Buffer), question.RemoteEndPoint, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private byte[] Answer(byte[] question)
    {
        var end = 12;
        var labels = new List<string>();
        for (; question[end] != 0; end += question[end] + 1) labels.Add(Encoding.ASCII.GetString(question, end + 1, question[end]));
        Asked.Add(string.Join('.', labels));
        var answer = new List<byte>(question[..2]) { 0x81, (byte)(0x80 | Code), 0, 1, 0, (byte)Records.Count, 0, 0, 0, 0 };
        answer.AddRange(question[12..(end + 5)]);
        foreach (var (owner, type, content) in Records)
        {
            var head = new byte[10];
            BinaryPrimitives.WriteUInt16BigEndian(head, type);
            head[3] = 1;
            head[7] = 60;
            BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(8), (ushort)content.Length);
            answer.AddRange([.. Name(owner), .. head, .. content]);
        }

        return [.. answer];
    }
}
