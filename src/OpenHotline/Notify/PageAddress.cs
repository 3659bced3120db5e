using OpenHotline.Intake;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Notify;

/// <summary>Opens the sealed address of a webpage for the house's own work: tracing and writing to hosts.</summary>
public sealed class PageAddress(ReadAddress addresses, DiscloseAddress disclose)
{
    /// <summary>The address as whoever is asked to act on it may see it: without what tells who reported it (decisions 0022 and 0182).</summary>
    public async Task<WebAddress?> ForHostAsync(Guid webpageId, CancellationToken cancellation) => (await disclose.RunAsync(webpageId, cancellation))?.Address;

    /// <summary>The same for many; those that may not or cannot be shown are missing from the answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, WebAddress>> ForHostAsync(IReadOnlyCollection<Guid> webpageIds, CancellationToken cancellation) =>
        (await disclose.RunAsync(webpageIds, cancellation)).Where(page => page.Value.Address is not null).ToDictionary(page => page.Key, page => page.Value.Address!);

    /// <summary>Null when the webpage is unknown, its key was destroyed, or what was sealed is no address.</summary>
    public Task<WebAddress?> OpenAsync(Guid webpageId, CancellationToken cancellation) => addresses.RunAsync(webpageId, cancellation);

    /// <summary>The same for many; those that cannot be opened are missing from the answer.</summary>
    public Task<IReadOnlyDictionary<Guid, WebAddress>> OpenAsync(IReadOnlyCollection<Guid> webpageIds, CancellationToken cancellation) => addresses.RunAsync(webpageIds, cancellation);
}
