using System.Net;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Ground.Outside.Guard;

/// <summary>What became of one guarded call.</summary>
internal abstract record DialOutcome
{
    private DialOutcome()
    {
    }

    /// <param name="Address">The address that was judged and then dialled; null for an onion service.</param>
    public sealed record Open(Stream Stream, IPAddress? Address) : DialOutcome;

    public sealed record Refused(FetchRefusal Why, AddressKind Kind) : DialOutcome;

    public sealed record NameNotFound : DialOutcome;

    public sealed record NameUnanswered : DialOutcome;

    public sealed record NoConnection(bool AtProxy) : DialOutcome;
}
