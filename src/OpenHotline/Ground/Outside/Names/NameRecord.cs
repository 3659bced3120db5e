using System.Net;

namespace OpenHotline.Ground.Outside.Names;

/// <summary>One record of an answer.</summary>
/// <param name="Owner">The name it belongs to, lower case, without the last dot.</param>
/// <param name="Value">The address, name or text.</param>
/// <param name="Preference">Lower is tried first; only for a mail exchange, else 0.</param>
public sealed record NameRecord(string Owner, NameRecordKind Kind, string Value, TimeSpan TimeToLive, int Preference = 0)
{
    /// <summary>The address of an address record; null for every other kind.</summary>
    public IPAddress? Address =>
        Kind is NameRecordKind.Address4 or NameRecordKind.Address6 && IPAddress.TryParse(Value, out var address) ? address : null;

    // Privacy: hosts of reported pages do not belong in a log.
    public override string ToString() => $"{nameof(NameRecord)} {Kind}";
}
