using OpenHotline.Intake;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Notify;

/// <summary>Opens the sealed address of a webpage for the house's own work: tracing and writing to hosts.</summary>
public sealed class PageAddress(ReadAddress addresses)
{
    /// <summary>The address as whoever is asked to act on it may see it: without what tells who reported it (decision 0022).</summary>
    public async Task<WebAddress?> ForHostAsync(Guid webpageId, CancellationToken cancellation) =>
        await OpenAsync(webpageId, cancellation) is { } address ? Disclosed(address) : null;

    // Privacy: what cannot be read any more after stripping is not shown at all, rather than shown whole.
    internal static WebAddress? Disclosed(WebAddress address) =>
        (WebAddress.ReadExact(IdentifyingTokens.In(address).ForDisclosure()) as WebAddress.Outcome.Accepted)?.Address;

    /// <summary>Null when the webpage is unknown, its key was destroyed, or what was sealed is no address.</summary>
    public Task<WebAddress?> OpenAsync(Guid webpageId, CancellationToken cancellation) => addresses.RunAsync(webpageId, cancellation);

    /// <summary>The same for many; those that cannot be opened are missing from the answer.</summary>
    public Task<IReadOnlyDictionary<Guid, WebAddress>> OpenAsync(IReadOnlyCollection<Guid> webpageIds, CancellationToken cancellation) => addresses.RunAsync(webpageIds, cancellation);
}
