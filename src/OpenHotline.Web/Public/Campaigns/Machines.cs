using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace OpenHotline.Web.Public.Campaigns;

/// <summary>Tells programs that say they are ones from people's browsers. What it reads is forgotten with the request.</summary>
public static class Machines
{
    // What programs that fetch previews, indexes or checks call themselves; the usual signs, not a complete list.
    private static readonly SearchValues<string> Agents = SearchValues.Create(
        ["bot", "crawl", "spider", "preview", "facebookexternalhit", "slurp", "curl", "wget", "python", "headless", "monitor", "scan", "fetch", "okhttp", "libwww", "java/", "go-http"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Ahead = SearchValues.Create(["prefetch", "prerender", "preview"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] PurposeHeaders = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    /// <summary>A HEAD request, a page fetched ahead of its time, or a program by its own name or without one.</summary>
    public static bool Sent(HttpRequest request) => HttpMethods.IsHead(request.Method) || IsAhead(request) || IsAgent(request.Headers.UserAgent.ToString());

    private static bool IsAhead(HttpRequest request) => Array.Exists(PurposeHeaders, name => request.Headers[name].ToString().AsSpan().ContainsAny(Ahead));

    private static bool IsAgent(string agent) => agent.Length == 0 || agent.AsSpan().ContainsAny(Agents);
}
