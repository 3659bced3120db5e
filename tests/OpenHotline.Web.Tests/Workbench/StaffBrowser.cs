using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace OpenHotline.Web.Tests.Workbench;

/// <summary>A browser without script: keeps cookies, follows redirects when told, sends forms with all that they hold.</summary>
internal sealed class StaffBrowser(Uri address) : IDisposable
{
    private HttpClient? http;

    public CookieContainer Cookies { get; } = new();

    /// <summary>Who is signed in; nothing where nobody is.</summary>
    public Guid AccountId { get; init; }

    public HttpClient Http => http ??= MakeClient();

    /// <summary>The last answer's status.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer led, or null.</summary>
    public string? Location { get; private set; }

    public async Task<IDocument> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await ReadAsync(answer, path);
    }

    /// <summary>Opens the page that the last answer led to.</summary>
    public Task<IDocument> FollowAsync() => OpenAsync(Location ?? throw new InvalidOperationException($"The answer led nowhere; its status was {(int)Status}."));

    /// <summary>Sends the page's form that posts to <paramref name="action"/>, with these fields besides the ones it holds.</summary>
    public async Task<IDocument> SubmitAsync(IDocument page, string action, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(one => one.GetAttribute("action") == action && one.GetAttribute("method") == "post")
            ?? throw new InvalidOperationException($"The page has no form that posts to {action}.");
        var values = form.QuerySelectorAll("input[type=hidden]").Select(one => KeyValuePair.Create(one.GetAttribute("name") ?? "", one.GetAttribute("value") ?? ""))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await PostAsync(action, values);
    }

    /// <summary>Posts fields as they are: what a forged form does.</summary>
    public Task<IDocument> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) => SendAsync(path, new FormUrlEncodedContent(fields));

    /// <summary>Posts a body as it is.</summary>
    public async Task<IDocument> SendAsync(string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await ReadAsync(answer, path);
    }

    public void Dispose() => http?.Dispose();

    private async Task<IDocument> ReadAsync(HttpResponseMessage answer, string path)
    {
        (Status, Location) = (answer.StatusCode, answer.Headers.Location?.ToString());
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html).Address(new Uri(address, path)));
    }

    private HttpClient MakeClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseProxy = false }) { BaseAddress = address };
}
