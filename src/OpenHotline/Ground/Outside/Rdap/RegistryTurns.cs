namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Spaces the questions to each registry, and remembers which one asked to be left alone.</summary>
internal sealed class RegistryTurns(OutsideSettings settings, TimeProvider clock)
{
    private const int MaxHosts = 2000;
    private readonly RegistrySettings _settings = settings.Registries;
    private readonly Dictionary<string, DateTimeOffset> _next = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Waits for the turn.</summary>
    /// <returns>Null when it has come; else when to ask again, because waiting would take too long.</returns>
    public async Task<DateTime?> WaitAsync(string host, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset turn;
        lock (_lock)
        {
            turn = _next.TryGetValue(host, out var next) && next > now ? next : now;
            if (turn - now > TimeSpan.FromSeconds(_settings.LimitSeconds)) return turn.UtcDateTime;
            Keep(host, turn + SpacingFor(host), now);
        }

        if (turn > now) await Task.Delay(turn - now, clock, cancellation);
        return null;
    }

    /// <summary>The registry wants no question before this time.</summary>
    public void LeaveAlone(string host, DateTime until)
    {
        lock (_lock) Keep(host, new DateTimeOffset(until, TimeSpan.Zero), clock.GetUtcNow());
    }

    private void Keep(string host, DateTimeOffset next, DateTimeOffset now)
    {
        if (_next.Count >= MaxHosts)
        {
            foreach (var past in _next.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList()) _next.Remove(past);
        }

        if (_next.Count < MaxHosts || _next.ContainsKey(host)) _next[host] = next;
    }

    private TimeSpan SpacingFor(string host) => TimeSpan.FromSeconds(
        host.EndsWith("lacnic.net", StringComparison.OrdinalIgnoreCase) || host.EndsWith("registro.br", StringComparison.OrdinalIgnoreCase)
            ? _settings.LacnicSpacingSeconds
            : _settings.SpacingSeconds);
}
