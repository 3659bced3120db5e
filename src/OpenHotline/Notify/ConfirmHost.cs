using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Asks once more, just before sending, who serves pages. Waits for the network: never call it inside a unit of work.</summary>
public sealed class ConfirmHost(HotlineDb db, Vault vault, PageAddress pages, TraceAddress trace, HostRegister register)
{
    public abstract record Outcome
    {
        /// <summary>The same host as traced before.</summary>
        public sealed record Same : Outcome;

        /// <summary>Another host serves it now.</summary>
        public sealed record Changed(TraceFinding.Found Finding) : Outcome;

        /// <summary>Names or registries did not say.</summary>
        public sealed record NotKnownNow(DateTime? NotBefore) : Outcome;

        /// <summary>The address was deleted: nothing can be sent about it.</summary>
        public sealed record AddressGone : Outcome;
    }

    /// <returns>What was found of each, by episode.</returns>
    public async Task<IReadOnlyDictionary<Guid, Outcome>> RunAsync(IReadOnlyList<TakedownCase> cases, CancellationToken cancellation)
    {
        var addresses = await pages.OpenAsync([.. cases.Select(about => about.WebpageId).Distinct()], cancellation);
        var findings = new Dictionary<Guid, TraceFinding>(cases.Count);
        foreach (var about in cases)
        {
            if (addresses.TryGetValue(about.WebpageId, out var address)) findings[about.EpisodeId] = await trace.RunAsync(address, cancellation);
        }

        var hosts = await register.FindManyAsync([.. findings.Values.OfType<TraceFinding.Found>().SelectMany(found => found.Names).Distinct()], cancellation);
        var outcomes = new Dictionary<Guid, Outcome>(cases.Count);
        foreach (var about in cases) outcomes[about.EpisodeId] = await OfAsync(about, findings.GetValueOrDefault(about.EpisodeId), hosts, cancellation);
        return outcomes;
    }

    /// <param name="finding">Null where the address was deleted.</param>
    private async Task<Outcome> OfAsync(TakedownCase about, TraceFinding? finding, Dictionary<AliasName, Host> hosts, CancellationToken cancellation)
    {
        switch (finding)
        {
            case null:
                return new Outcome.AddressGone();
            case TraceFinding.NoHolder silent:
                // The registry does not answer, but the page still lies at an address that was traced: that is enough to write to the same host.
                return await WasThereAsync(about, silent.Addresses, cancellation) ? new Outcome.Same() : new Outcome.NotKnownNow(silent.NotBefore);
            case TraceFinding.Found found:
                return HostRegister.First(hosts, found.Names)?.Id is { } host && host == about.HostId ? new Outcome.Same() : new Outcome.Changed(found);
            default:
                return new Outcome.NotKnownNow(null);
        }
    }

    private async Task<bool> WasThereAsync(TakedownCase about, IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        if (about.TraceId is not { } id || await vault.OpenRecordAsync(id, cancellation) is not { } secret) return false;
        var kept = await db.Set<Trace>().AsNoTracking().Where(one => one.Id == id).Select(one => one.SealedDetails).SingleAsync(cancellation);
        var before = JsonSerializer.Deserialize(secret.Open("trace.details", kept), KnowledgeJson.Default.TraceDetails);
        return before?.Addresses.Intersect(addresses, StringComparer.Ordinal).Any() == true;
    }
}
