namespace OpenHotline.Ground.Outside.Wires;

/// <summary>A proxy answered that it opens no tunnel.</summary>
/// <param name="isProxyFault">True when the fault lies at the proxy, so that nothing is learned about the page's host.</param>
internal sealed class TunnelRefusedException(bool isProxyFault) : Exception("The proxy opened no tunnel.")
{
    public bool IsProxyFault { get; } = isProxyFault;
}
