namespace OpenHotline.Ground.Outside;

/// <summary>A limit of time on the injected clock, tied to the caller's own token.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _both;
    private readonly TimeSpan _limit;

    public Deadline(TimeProvider clock, TimeSpan limit, CancellationToken outer)
    {
        _limit = limit;
        _timer = new CancellationTokenSource(limit, clock);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, outer);
    }

    public CancellationToken Token => _both.Token;

    /// <summary>True when the limit itself was reached.</summary>
    public bool HasPassed => _timer.IsCancellationRequested;

    public int LimitMilliseconds => (int)Math.Min(int.MaxValue, Math.Max(1, _limit.TotalMilliseconds));

    public void Dispose()
    {
        _both.Dispose();
        _timer.Dispose();
    }
}
