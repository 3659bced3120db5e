using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Asks once more, just before sending, who serves a page. Waits for the network: never call it inside a unit of work.</summary>
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

    public async Task<Outcome> RunAsync(TakedownCase about, CancellationToken cancellation)
    {
        if (await pages.OpenAsync(about.WebpageId, cancellation) is not { } address) return new Outcome.AddressGone();
        var finding = await trace.RunAsync(address, cancellation);
        if (finding is TraceFinding.NoAddress) return new Outcome.NotKnownNow(null);
        if (finding is TraceFinding.NoHolder silent)
        {
            // The registry does not answer, but the page still lies at an address that was traced: that is enough to write to the same host.
            return await WasThereAsync(about, silent.Addresses, cancellation) ? new Outcome.Same() : new Outcome.NotKnownNow(silent.NotBefore);
        }

        var found = (TraceFinding.Found)finding;
        var host = await register.FindAsync(found.Names, cancellation);
        return host is not null && host.Id == about.HostId ? new Outcome.Same() : new Outcome.Changed(found);
    }

    private async Task<bool> WasThereAsync(TakedownCase about, IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        if (about.TraceId is not { } id || await vault.OpenRecordAsync(id, cancellation) is not { } secret) return false;
        var kept = await db.Set<Trace>().AsNoTracking().Where(one => one.Id == id).Select(one => one.SealedDetails).SingleAsync(cancellation);
        var before = JsonSerializer.Deserialize(secret.Open("trace.details", kept), KnowledgeJson.Default.TraceDetails);
        return before?.Addresses.Intersect(addresses, StringComparer.Ordinal).Any() == true;
    }
}
