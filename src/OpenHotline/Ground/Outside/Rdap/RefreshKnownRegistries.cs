namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Reads the lists of registries anew. Meant for once a day.</summary>
/// <remarks>Safe to repeat: a list that has not changed is not sent again (ETag), one that is not yet stale is not asked for (Expires), one that cannot be read leaves the older in use.</remarks>
public sealed class RefreshKnownRegistries(RegistryHttp http, KnownRegistries known, OutsideSettings settings, TimeProvider clock)
{
    private readonly Dictionary<DirectoryList, (string? Tag, DateTime ExpiresAt)> _read = [];

    /// <summary>How many lists are new, how many unchanged, how many could not be read.</summary>
    public sealed record Outcome(int Renewed, int Unchanged, int Failed);

    public async Task<Outcome> RunAsync(CancellationToken cancellation)
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
