using System.Net;

namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Writes the HTTP request of one hop.</summary>
internal static class PageQuestion
{
    public static HttpRequestMessage For(Uri address, Journey journey, PageSettings settings)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Bare(address)) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        request.Headers.TryAddWithoutValidation("Accept-Language", settings.AcceptLanguage);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        request.Headers.ConnectionClose = true;
        if (journey.IsFirstHop && journey.Request.Referrer is { IsAbsoluteUri: true } referrer)
        {
            request.Headers.TryAddWithoutValidation("Referer", Bare(referrer).AbsoluteUri);
        }

        return request;
    }

    /// <summary>Without user name, password and fragment, none of which a server is sent.</summary>
    private static Uri Bare(Uri address) =>
        new(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped));
}
