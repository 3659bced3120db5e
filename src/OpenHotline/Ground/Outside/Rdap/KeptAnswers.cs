namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Answers kept in memory for a while; the oldest goes when there are too many.</summary>
internal sealed class KeptAnswers(OutsideSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan NoDataFor = TimeSpan.FromHours(1);
    private readonly RegistrySettings _settings = settings.Registries;
    private readonly Dictionary<RegistryQuestion, (RegistryAnswer Answer, DateTimeOffset Until)> _kept = [];
    private readonly Queue<(RegistryQuestion Question, DateTimeOffset Until)> _order = new();
    private readonly Lock _lock = new();

    public RegistryAnswer? Find(RegistryQuestion question)
    {
        lock (_lock) return _kept.TryGetValue(question, out var kept) && kept.Until > clock.GetUtcNow() ? kept.Answer : null;
    }

    /// <summary>Keeps what a registry knows or does not know; a failure is never kept.</summary>
    public void Keep(RegistryQuestion question, RegistryAnswer answer)
    {
        var keep = TimeSpan.FromHours(_settings.KeepHours);
        if (answer is RegistryAnswer.NoData && keep > NoDataFor) keep = NoDataFor;
        if (answer is not (RegistryAnswer.Found or RegistryAnswer.NoData) || keep <= TimeSpan.Zero || _settings.KeepCount == 0) return;
        lock (_lock)
        {
            var until = clock.GetUtcNow() + keep;
            _kept[question] = (answer, until);
            _order.Enqueue((question, until));
            while (_order.Count > _settings.KeepCount)
            {
                // An entry that was renewed stands in the queue twice; only the newer one counts.
                var (oldest, since) = _order.Dequeue();
                if (_kept.TryGetValue(oldest, out var kept) && kept.Until == since) _kept.Remove(oldest);
            }
        }
    }
}
