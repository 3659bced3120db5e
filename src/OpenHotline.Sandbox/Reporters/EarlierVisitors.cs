using OpenHotline.Ground.Outside.Wires;
using OpenHotline.Sandbox.People;

namespace OpenHotline.Sandbox.Reporters;

/// <summary>People and programs who came to the public door in the weeks of a campaign that is over, each by a request of their own.</summary>
/// <param name="codes">Of the campaign's links: the first is seen by most.</param>
/// <param name="services">Help services, by their ids.</param>
internal sealed class EarlierVisitors(Uri door, IReadOnlyList<string> codes, IReadOnlyList<Guid> services) : IDisposable
{
    private const int MaxAnswerBytes = 1 << 20;
    // Of ten people so many saw the first link, the second, and so on.
    private static readonly int[] Ways = [0, 1, 3, 0, 2, 1, 0, 3, 1, 0];
    private static readonly string[] Pages = ["parents-talk", "parents-today", "parents-tools", "not-your-fault", "parents-talk", "somebody-threatens"];
    private readonly HttpClient client = new OutsideHttp(new PeerDialler(new SocketDialler())).ForPeer(door, TimeSpan.FromSeconds(20), MaxAnswerBytes);
    private int came;

    /// <summary>Everybody of one day of a week, all at once.</summary>
    public Task ComeAsync(VisitedWeek week, int day, CancellationToken cancellation)
    {
        var requests = Many(week.Arrivals, () => AskAsync(HttpMethod.Get, $"c/{codes[Ways[came % Ways.Length] % codes.Count]}"))
            .Concat(Many(week.Machines, () => AskAsync(HttpMethod.Get, $"c/{codes[came % codes.Count]}", isProgram: true)))
            .Concat(Many(week.Read, () => AskAsync(HttpMethod.Post, $"guidance/{Pages[came % Pages.Length]}/read")))
            .Concat(Many(week.Contacted, () => AskAsync(HttpMethod.Post, $"help/{services[came % services.Count]:D}/contacted")));
        return Task.WhenAll(requests.ToList());

        IEnumerable<Task> Many(int ofWeek, Func<Task> ask) => Enumerable.Range(0, VisitedWeek.On(day, ofWeek)).Select(_ => ask());

        async Task AskAsync(HttpMethod method, string path, bool isProgram = false)
        {
            came++;
            using var request = new HttpRequestMessage(method, path);
            request.Headers.TryAddWithoutValidation("User-Agent", isProgram ? "ExamplePreviewBot/1.0" : "Mozilla/5.0 (example)");
            if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([]);
            using var answer = await client.SendAsync(request, cancellation);
        }
    }

    public void Dispose() => client.Dispose();
}
