using System.Net;

namespace OpenHotline.Sandbox.World;

/// <summary>A site of the small internet. Moving gives it another address.</summary>
/// <param name="Alias">The name that its own name leads to, such as one of a content delivery network; null where it has none.</param>
public sealed record Site(string Name, string Topic, IPAddress Address, string? Alias = null);
