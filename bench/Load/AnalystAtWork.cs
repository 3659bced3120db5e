using System.Diagnostics;
using System.Net;

namespace OpenHotline.Load;

/// <summary>One person's browser without script at the queue, and how long each step took from asking to the whole answer.</summary>
internal sealed class AnalystAtWork : IDisposable
{
    public static readonly string[] Steps = ["claim", "open", "submit"];

    private const string TokenMark = "name=\"__RequestVerificationToken\"";

    /// <summary>Every question answered, so that everything is derived and counted.</summary>
    private static readonly (string, string)[] Answers =
    [
        ("kind", "1"), ("origin", "1"), ("shown", "3"), ("development", "2"), ("age", "4"), ("sex", "1"), ("made", "1"), ("commercial", "1"), ("site", "1"), ("risk", "2"),
    ];

    private readonly HttpClient http;
    private readonly Dictionary<string, List<double>> took = Steps.ToDictionary(step => step, _ => new List<double>(), StringComparer.Ordinal);
    private string? token;

    public AnalystAtWork(Uri door, Cookie session)
    {
        var cookies = new CookieContainer();
        cookies.Add(door, session);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, UseProxy = false }) { BaseAddress = door };
    }

    public IReadOnlyList<double> Took(string step) => took[step];

    public void Forget()
    {
        foreach (var times in took.Values) times.Clear();
    }

    /// <summary>One case from claim to submit; false where a step did not go as wanted.</summary>
    /// <remarks>It is done to its end when the time is over: a case that stays claimed would count against the next run.</remarks>
    public async Task<bool> WorkAsync()
    {
        token ??= TokenOf(await http.GetStringAsync(new Uri("queue", UriKind.Relative)));
        var (claimed, _) = await StepAsync("claim", () => PostAsync("queue/next", [("__RequestVerificationToken", token)]));
        if (claimed.Headers.Location?.ToString() is not { } where || !where.Contains("/assessing/", StringComparison.Ordinal)) return false;
        var (opened, page) = await StepAsync("open", () => http.GetAsync(new Uri(where, UriKind.RelativeOrAbsolute)));
        if (opened.StatusCode != HttpStatusCode.OK || !page.Contains("[.]example", StringComparison.Ordinal)) return false;
        var (submitted, _) = await StepAsync("submit", () => PostAsync(where,
            [("__RequestVerificationToken", TokenOf(page)), .. Answers, ("then", "pause")]));
        return submitted.Headers.Location?.ToString().Contains("break", StringComparison.Ordinal) == true;
    }

    public void Dispose() => http.Dispose();

    private Task<HttpResponseMessage> PostAsync(string path, (string Name, string Value)[] fields) =>
        http.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private async Task<(HttpResponseMessage Answer, string Page)> StepAsync(string step, Func<Task<HttpResponseMessage>> ask)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await ask();
        var page = await answer.Content.ReadAsStringAsync();
        took[step].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return (answer, page);
    }

    private static string TokenOf(string page)
    {
        var at = page.IndexOf(TokenMark, StringComparison.Ordinal);
        var value = page.IndexOf("value=\"", at, StringComparison.Ordinal) + 7;
        return WebUtility.HtmlDecode(page[value..page.IndexOf('"', value)]);
    }
}
