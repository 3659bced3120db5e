namespace OpenHotline.Sandbox.Internet;

/// <summary>Where on loopback the small internet listens. The system chooses.</summary>
/// <param name="Web">Every site and registry, by the name that is asked for.</param>
/// <param name="Elsewhere">The same, for visitors that come through the proxy: they are seen from another country.</param>
/// <param name="Mail">The mail relay and all mailboxes.</param>
/// <param name="Proxy">An HTTP proxy: the second way out.</param>
public sealed record Ports(int Web, int Elsewhere, int Mail, int Proxy);
