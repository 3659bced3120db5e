using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace OpenHotline.Ground.Outside.Wires;

/// <summary>The local socket of a running house: how the command line reaches the one process that may write.</summary>
public static class HouseSocket
{
    // sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing zero among them.
    private const int MaxPathBytes = 103;

    /// <summary>The socket's path: in the data folder, or, where that is too long for a socket, in the folder for temporary files.</summary>
    public static string PathOf(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "openhotline.sock");
        if (Encoding.UTF8.GetByteCount(path) <= MaxPathBytes) return path;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataFolder)).AsSpan(0, 12));
        return Path.Combine(Path.GetTempPath(), $"openhotline-{name}.sock");
    }

    /// <summary>A client that speaks HTTP to the house over its socket.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "A socket of this machine's file system; it leaves nothing.")]
    public static HttpClient Open(string dataFolder) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(PathOf(dataFolder)), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = new Uri("http://house/"),
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
