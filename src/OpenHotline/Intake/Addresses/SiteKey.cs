namespace OpenHotline.Intake.Addresses;

/// <summary>The site that pages are grouped under: the host, without a leading <c>www.</c>; for an onion name the service itself.</summary>
/// <remarks>
/// No Public Suffix List: it would have to be kept current, and wrong grouping of two customers of one host is worse
/// than two groups for one site.
/// </remarks>
public readonly record struct SiteKey(string Host)
{
    public static SiteKey Of(WebAddress address)
    {
        var host = address.Host;
        if (address.HostKind == HostKind.Onion)
        {
            var serviceAt = host.LastIndexOf('.', host.Length - OnionName.TopLevel.Length - 1) + 1;
            return new(host[serviceAt..]);
        }

        var isWww = address.HostKind == HostKind.Name && host.StartsWith("www.", StringComparison.Ordinal) && host.AsSpan().Count('.') > 1;
        return new(isWww ? host[4..] : host);
    }

    // Privacy: a host name can be the address.
    public override string ToString() => "[site]";
}
