using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;

namespace OpenHotline.Ground.Outside.Wires;

/// <summary>The one place where HTTP clients are made. None follows redirects, keeps cookies or obeys proxy variables of the environment.</summary>
public sealed class OutsideHttp(PeerDialler peers)
{
    /// <summary>A client for one peer that the operator has named, such as a partner hotline. Keep it; it is safe for many threads.</summary>
    /// <remarks>Not guarded: private addresses are allowed. Never give it an address that came from a report, a page or a registry.</remarks>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place where an HTTP client for a configured peer is made.")]
    public HttpClient ForPeer(Uri baseAddress, TimeSpan limit, long maxBytes)
    {
        var handler = Handler(async (context, cancellation) => await peers.DialAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation));
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli;
        return new HttpClient(handler) { BaseAddress = baseAddress, Timeout = limit, MaxResponseContentBufferSize = maxBytes };
    }

    /// <summary>Speaks HTTP over one stream that is already open and, for https, already encrypted; never opens another.</summary>
    internal static HttpMessageInvoker OverStream(Stream stream, int maxHeaderKibibytes)
    {
        var open = stream;
        var handler = Handler((_, _) => Interlocked.Exchange(ref open, null) is { } only
            ? ValueTask.FromResult(only)
            : throw new IOException("The connection is used once."));
        handler.MaxResponseHeadersLength = maxHeaderKibibytes;
        handler.MaxResponseDrainSize = 0;
        handler.MeterFactory = SilentMeters.Instance;
        return new HttpMessageInvoker(handler);
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place where an HTTP handler is made.")]
    private static SocketsHttpHandler Handler(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect) => new()
    {
        ConnectCallback = connect,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        Credentials = null,
        PreAuthenticate = false,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = 8,
        SslOptions = new SslClientAuthenticationOptions(),
    };
}
