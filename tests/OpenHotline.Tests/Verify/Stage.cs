using System.Collections.Concurrent;
using System.Net;
using System.Text;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Tests.Verify;

/// <summary>Stands for the reported internet: what each address shows, by each way out.</summary>
internal sealed class Stage : IReportedPages
{
    private readonly ConcurrentDictionary<(string Address, string? Way), Func<FetchRequest, Task<FetchOutcome>>> scenes = new();

    public ConcurrentQueue<FetchRequest> Visits { get; } = new();

    public void Show(string address, Func<FetchTrail, FetchOutcome> scene, string? way = null) =>
        scenes[(address, way)] = request => Task.FromResult(scene(Trail(request)));

    public void Show(string address, Func<FetchRequest, Task<FetchOutcome>> scene) => scenes[(address, null)] = scene;

    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        Visits.Enqueue(request);
        var address = request.Address.AbsoluteUri;
        if (!scenes.TryGetValue((address, request.Way), out var scene) && !scenes.TryGetValue((address, null), out scene)) return new FetchOutcome.ConnectFailed(Trail(request), AtProxy: false);
        return await scene(request);
    }

    public static FetchTrail Trail(FetchRequest request) => new(request.Way, [request.Address.Host], DateTime.UnixEpoch, TimeSpan.Zero);

    /// <summary>A page with some words; equal words give an equal page.</summary>
    public static Func<FetchTrail, FetchOutcome> Page(string words, int status = 200, string? endsAt = null, bool atRoot = false) => trail => new FetchOutcome.Fetched(
        endsAt is null ? trail : trail with { Hosts = [.. trail.Hosts, endsAt] }, status, "text/html", words.Length,
        System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(words)), Sketch(words), CertificateProblem.None, IPAddress.Parse("192.0.2.1"), atRoot);

    public static Func<FetchTrail, FetchOutcome> Status(int status) => Page($"answer {status}", status);

    /// <summary>A sketch whose slots agree as far as the words agree, place by place.</summary>
    public static PageSketch Sketch(string words)
    {
        var said = words.Split(' ');
        var slots = Enumerable.Range(0, 64).Select(slot => (ushort)(said[slot % said.Length].GetHashCode(StringComparison.Ordinal) & 0xffff)).ToArray();
        return new PageSketch(slots, [], [], said.Length);
    }
}
