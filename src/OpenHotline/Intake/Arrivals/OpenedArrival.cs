using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Intake.Arrivals;

/// <summary>An arrival's row, as it was read.</summary>
internal sealed record ArrivalRow(
    Guid Id, DateTime ReceivedAt, ReportChannel Channel, byte[] ReceiptHash, int WrappingKey, byte[] WrappedKey, byte[] SealedBody, Guid? MemberId, int Attempts);

/// <summary>An arrival that was opened and understood, or not; everything that can be worked out without a transaction.</summary>
/// <param name="Text">Null where it cannot be opened or is not what a door writes.</param>
/// <param name="Page">Null for a thing without an address, and where the address cannot be read.</param>
/// <param name="Steps">Sealed, under the report's key; null where the address says it all.</param>
internal sealed record OpenedArrival(ArrivalRow Row, ReportText? Text, OpenedPage? Page, byte[]? Steps)
{
    /// <summary>The page could not be read out of what was sent, though it was sent as one.</summary>
    public bool IsUnreadable => Text is null || (Text.Thing == ThingKind.Webpage && Page is null);

    public ThingKind Thing => Text is null || IsUnreadable ? ThingKind.Other : Text.Thing;

    public ReportSource Source => Text?.Source ?? ReportSource.Other;
}

/// <summary>The webpage that an arrival points to, by its keyed forms.</summary>
/// <param name="Identities">The identity under every key in use, the newest first.</param>
internal sealed record OpenedPage(WebAddress Address, byte[] ListLookup, byte[] SiteLookup, IReadOnlyList<byte[]> Identities)
{
    public byte[] Lookup => Identities[0];

    /// <summary>What equal pages of one batch are gathered by.</summary>
    public string Key => Address.Identity;

    public static OpenedPage Of(WebAddress address, Keyring keys)
    {
        var (_, list, site) = WebpageKeys.Of(address, keys);
        return new OpenedPage(address, list, site, WebpageKeys.Identities(address, keys));
    }
}
