using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Sandbox.Visiting;

/// <summary>A person with a browser without script, in front of one of the house's doors. Keeps cookies for as long as it lives.</summary>
public sealed class HouseVisitor : IDisposable
{
    private const int MaxRedirects = 5;
    private const int MaxPageBytes = 2 << 20;
    private readonly Uri door;
    private readonly HttpClient client;
    private readonly CookieContainer cookies = new();
    private readonly HtmlParser parser = new();

    public HouseVisitor(Uri door)
    {
        this.door = door;
        // The house's own doors are peers on this machine, so the plain dialler is the right one, not the sandbox's.
        client = new OutsideHttp(new PeerDialler(new SocketDialler())).ForPeer(door, TimeSpan.FromSeconds(20), MaxPageBytes);
    }

    public Task<SeenPage> OpenAsync(Uri address, CancellationToken cancellation) => SendAsync(HttpMethod.Get, address, null, cancellation);

    public Task<SeenPage> OpenAsync(string path, CancellationToken cancellation) => OpenAsync(new Uri(door, path), cancellation);

    public Task<SeenPage> PostAsync(Uri address, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, address, fields, cancellation);

    public void Dispose() => client.Dispose();

    private async Task<SeenPage> SendAsync(HttpMethod method, Uri address, IEnumerable<KeyValuePair<string, string>>? fields, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(method, address);
            if (fields is not null) request.Content = new FormUrlEncodedContent(fields);
            if (cookies.GetCookieHeader(address) is { Length: > 0 } cookie) request.Headers.Add("Cookie", cookie);
            if (method == HttpMethod.Post) request.Headers.Add("Origin", door.GetLeftPart(UriPartial.Authority));
            using var response = await client.SendAsync(request, cancellation);
            if (response.Headers.TryGetValues("Set-Cookie", out var given))
            {
                foreach (var one in given) cookies.SetCookies(address, one);
            }

            if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location && redirects < MaxRedirects)
            {
                (method, address, fields) = (HttpMethod.Get, new Uri(address, location), null);
                continue;
            }

            var document = (IHtmlDocument)await parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync(cancellation), cancellation);
            return new SeenPage(this, address, (int)response.StatusCode, document);
        }
    }
}
