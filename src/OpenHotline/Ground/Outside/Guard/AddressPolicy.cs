using System.Net;

namespace OpenHotline.Ground.Outside.Guard;

/// <summary>Says which addresses a guarded connection may go to.</summary>
public sealed class AddressPolicy
{
    private readonly AddressKind _allowed;

    private AddressPolicy(AddressKind allowed) => _allowed = allowed;

    /// <summary>Only the public internet.</summary>
    public static AddressPolicy PublicOnly { get; } = new(AddressKind.Public);

    /// <summary>Only addresses for examples, so that nothing in the sandbox can reach the public internet.</summary>
    // Safety: internal, so that only the sandbox and the tests can put it in place.
    internal static AddressPolicy DocumentationOnly { get; } = new(AddressKind.Documentation);

    public bool Allows(IPAddress address) => SpecialAddresses.KindOf(address) == _allowed;
}
