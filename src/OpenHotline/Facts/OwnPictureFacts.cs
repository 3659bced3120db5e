using OpenHotline.Facts.Codes;

namespace OpenHotline.Facts;

/// <summary>A young person asked to have pictures of themselves blocked. Nobody has seen them; the hashes are sealed in the request.</summary>
/// <remarks>Privacy: how old they say they are is sealed in the request too. A fact stays for ever.</remarks>
/// <param name="Pictures">How many pictures it has hashes of.</param>
/// <param name="Videos">How many videos it has hashes of.</param>
/// <param name="Addresses">How many addresses came with it; each is a report of its own.</param>
[FactKind("own-request.received")]
public sealed record OwnRequestReceived(Guid RequestId, int Pictures, int Videos, int Addresses) : Fact
{
    public override Guid Subject => RequestId;
}

/// <summary>A young person's request ended: its own entries end on every list; what was confirmed independently stays.</summary>
[FactKind("own-request.ended")]
public sealed record OwnRequestEnded(Guid RequestId, OwnRequestEnd End) : Fact
{
    public override Guid Subject => RequestId;
}

/// <summary>With the young person's consent the helpline was told.</summary>
[FactKind("own-request.handed-over")]
public sealed record OwnRequestHandedOver(Guid RequestId) : Fact
{
    public override Guid Subject => RequestId;
}

/// <summary>The helpline says that it has taken the young person on.</summary>
[FactKind("own-request.acknowledged")]
public sealed record OwnRequestAcknowledged(Guid RequestId) : Fact
{
    public override Guid Subject => RequestId;
}
