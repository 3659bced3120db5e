namespace OpenHotline.Ground.Outside.Pages;

/// <summary>One look under way: where it has been, and how much time is left.</summary>
internal sealed class Journey(FetchRequest request, TimeProvider clock, Deadline total)
{
    private readonly List<string> _hosts = [];
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long _startedStamp = clock.GetTimestamp();

    public FetchRequest Request { get; } = request;

    public Deadline Total { get; } = total;

    public bool IsFirstHop => _hosts.Count <= 1;

    public FetchTrail Trail => new(Request.Way, [.. _hosts], _startedAt.UtcDateTime, clock.GetElapsedTime(_startedStamp));

    public void Enter(string host) => _hosts.Add(host);
}
