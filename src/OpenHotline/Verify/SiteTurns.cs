namespace OpenHotline.Verify;

/// <summary>Sees to it that this process looks at a site once at a time, with a pause in between.</summary>
public sealed class SiteTurns(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> resting = new(StringComparer.Ordinal);

    /// <summary>How many sites are being looked at or left alone: they may stand first among what is due.</summary>
    public int Taken
    {
        get
        {
            lock (gate)
            {
                Forget();
                return taken.Count + resting.Count;
            }
        }
    }

    public bool TryTake(string site)
    {
        lock (gate)
        {
            Forget();
            return !resting.ContainsKey(site) && taken.Add(site);
        }
    }

    public void GiveBack(string site, TimeSpan pause)
    {
        lock (gate)
        {
            taken.Remove(site);
            if (pause > TimeSpan.Zero) resting[site] = clock.GetUtcNow() + pause;
        }
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var site in resting.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList()) resting.Remove(site);
    }
}
