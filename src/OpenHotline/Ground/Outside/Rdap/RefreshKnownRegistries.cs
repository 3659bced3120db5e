namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Reads the lists of registries anew. Each machine does it for itself, when a question finds them old.</summary>
/// <remarks>Safe to repeat: a list that has not changed is not sent again (ETag), one that is not yet stale is not asked for (Expires), one that cannot be read leaves the older in use.</remarks>
public sealed class RefreshKnownRegistries(RegistryHttp http, KnownRegistries known, OutsideSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);
    private readonly Dictionary<DirectoryList, (string? Tag, DateTime ExpiresAt)> _read = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private DateTimeOffset _dueAt = DateTimeOffset.MinValue;

    /// <summary>How many lists are new, how many unchanged, how many could not be read.</summary>
    public sealed record Outcome(int Renewed, int Unchanged, int Failed);

    /// <summary>Reads them if they are old. Whoever comes while somebody reads goes on with the older lists.</summary>
    public async Task RunIfDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (settings.Registries.RefreshHours <= 0 || now < _dueAt || !await _one.WaitAsync(TimeSpan.Zero, cancellation)) return;
        try
        {
            if (now < _dueAt) return;
            _dueAt = now + RetryAfter;
            if (await ReadAsync(cancellation) is { Failed: 0 }) _dueAt = now.AddHours(settings.Registries.RefreshHours);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<Outcome> RunAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return await ReadAsync(cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Outcome> ReadAsync(CancellationToken cancellation)
    {
        var outcome = new Outcome(0, 0, 0);
        foreach (var (list, file) in IanaBootstrap.Files)
        {
            var before = _read.GetValueOrDefault(list);
            if (before.ExpiresAt > clock.GetUtcNow().UtcDateTime)
            {
                outcome = outcome with { Unchanged = outcome.Unchanged + 1 };
                continue;
            }

            var reply = await http.GetAsync(new Uri(new Uri(settings.Registries.BootstrapAddress), file), "application/json", before.Tag, cancellation);
            outcome = reply switch
            {
                RegistryReply.Answered { Status: 304 } same => Keep(list, same, before.Tag, outcome),
                RegistryReply.Answered { Status: 200 } read when IanaBootstrap.Read(list, read.Body) is { } entries => Renew(list, read, entries, outcome),
                _ => outcome with { Failed = outcome.Failed + 1 },
            };
        }

        return outcome;
    }

    private Outcome Keep(DirectoryList list, RegistryReply.Answered reply, string? tag, Outcome outcome)
    {
        _read[list] = (reply.Tag ?? tag, reply.ExpiresAt);
        return outcome with { Unchanged = outcome.Unchanged + 1 };
    }

    private Outcome Renew(DirectoryList list, RegistryReply.Answered reply, IReadOnlyList<DirectoryEntry> entries, Outcome outcome)
    {
        known.Replace(list, entries, clock.GetUtcNow().UtcDateTime);
        _read[list] = (reply.Tag, reply.ExpiresAt);
        return outcome with { Renewed = outcome.Renewed + 1 };
    }
}
