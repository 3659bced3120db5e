using System.Net;

namespace OpenHotline.Sandbox.World;

/// <summary>A network of the small internet, as its registry knows it.</summary>
/// <param name="Prefix">In documentation address space.</param>
/// <param name="AbuseMailbox">Whom the registry names for abuse.</param>
public sealed record Network(string Handle, string Organisation, string Country, uint System, IPNetwork Prefix, string AbuseMailbox);
