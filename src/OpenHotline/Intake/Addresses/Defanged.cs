using System.Text;

namespace OpenHotline.Intake.Addresses;

/// <summary>The harmless spelling of an address: shown on every screen and in every mail, so that nobody opens it by accident.</summary>
public static class Defanged
{
    private static readonly string[] Dots = ["[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}", "[.", ".]"];

    /// <summary>The address with <c>hxxp</c> for <c>http</c> and brackets around each dot or colon of the host: <c>hxxps://www[.]host[.]example/a</c>.</summary>
    public static string Of(WebAddress address)
    {
        var text = address.Text;
        var hostAt = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var shown = new StringBuilder(text.Length + 24);
        shown.Append(address.Scheme == WebScheme.Https ? "hxxps" : "hxxp").Append("://").Append(HostOnly(address));
        return shown.Append(text, hostAt + address.Host.Length, text.Length - hostAt - address.Host.Length).ToString();
    }

    /// <summary>The host alone, in the same spelling.</summary>
    public static string HostOnly(WebAddress address) => address.HostKind == HostKind.IPv6
        ? address.Host.Replace(":", "[:]", StringComparison.Ordinal)
        : address.Host.Replace(".", "[.]", StringComparison.Ordinal);

    /// <summary>The address behind a defanged spelling, or null when it holds none.</summary>
    public static WebAddress? Refang(string? defanged) => (WebAddress.ReadExact(defanged) as WebAddress.Outcome.Accepted)?.Address;

    /// <summary>Takes the brackets off the dots of a host. False when there were any, so that the repair can be told.</summary>
    internal static bool TryRefangHost(ReadOnlySpan<char> host, out string plain)
    {
        plain = host.ToString();
        var isIPv6 = plain.StartsWith('[') && plain.Contains(':');
        if (isIPv6 || host.IndexOfAny("[({]") < 0) return true;
        foreach (var dot in Dots) plain = plain.Replace(dot, ".", StringComparison.OrdinalIgnoreCase);
        return plain.Length == host.Length;
    }
}
