using System.Globalization;

namespace OpenHotline.Intake.Addresses;

/// <summary>A web address in its one normal spelling, read from whatever somebody typed.</summary>
/// <remarks>
/// Scheme http or https, on the clear net or an onion service of version 3. How spellings are made one, and what
/// makes two addresses one webpage, is decision 0020; how typed text is read is decision 0021.
/// </remarks>
public sealed class WebAddress
{
    /// <summary>The longest text that is read and the longest normal spelling, in characters.</summary>
    public const int MaxChars = 8192;

    internal const int HttpPort = 80, HttpsPort = 443;

    internal WebAddress(WebScheme scheme, HostName host, int port, string pathAndQuery, string? fragment)
    {
        (Scheme, HostKind, Host, Port, PathAndQuery, Fragment) = (scheme, host.Kind, host.Text, port, pathAndQuery, fragment);
        FragmentSelects = FragmentMeaning.SelectsContent(fragment);
        var portText = port is HttpPort or HttpsPort ? "" : PortText;
        Identity = FragmentSelects ? $"//{Host}{portText}{PathAndQuery}#{Fragment}" : string.Concat("//", Host, portText, PathAndQuery);
        Text = string.Concat(scheme == WebScheme.Https ? "https://" : "http://", Host, port == DefaultPort(scheme) ? "" : PortText)
            + (fragment is null ? PathAndQuery : string.Concat(PathAndQuery, "#", fragment));
    }

    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>An address was read.</summary>
        /// <param name="Address">The address, normalised.</param>
        /// <param name="Reading">What had to be done to the text.</param>
        /// <param name="SignIn">The user and password that stood in the address; null when none.</param>
        public sealed record Accepted(WebAddress Address, AddressReading Reading, ReachedBy? SignIn) : Outcome;

        /// <summary>No address was taken.</summary>
        /// <param name="Why">The reason, to be told.</param>
        /// <param name="Scheme">The scheme, for <see cref="AddressRefusal.UnsupportedScheme"/> when it is a known one; else null. Never typed text.</param>
        public sealed record Refused(AddressRefusal Why, string? Scheme = null) : Outcome;
    }

    /// <summary>The scheme as reported; not part of the identity, since servers answer both with one page.</summary>
    public WebScheme Scheme { get; }

    public HostKind HostKind { get; }

    /// <summary>The host: lower-case ASCII, IPv6 in brackets, no final dot.</summary>
    public string Host { get; }

    public int Port { get; }

    /// <summary>The path, at least <c>/</c>, and the query with its question mark when there is one.</summary>
    public string PathAndQuery { get; }

    /// <summary>What stood behind <c>#</c>, without it; null when nothing did.</summary>
    public string? Fragment { get; }

    /// <summary>True when the fragment selects what is seen and so belongs to the identity.</summary>
    public bool FragmentSelects { get; }

    public AddressNetwork Network => HostKind == HostKind.Onion ? AddressNetwork.Onion : AddressNetwork.Clear;

    /// <summary>The full address, to be fetched or kept. Secret: see <see cref="ToString"/>.</summary>
    public string Text { get; }

    /// <summary>The key of the webpage: <c>//host[:port]/path?query[#selecting fragment]</c>. Equal for equal pages; reading it again gives itself.</summary>
    public string Identity { get; }

    /// <summary>What a page of results or a host's page groups by.</summary>
    public SiteKey Site => SiteKey.Of(this);

    private string PortText => string.Create(CultureInfo.InvariantCulture, $":{Port}");

    /// <summary>Finds the one address in what a person typed or pasted; words, quotes and brackets may stand around it.</summary>
    public static Outcome Read(string? typed)
    {
        if (typed is null) return new Outcome.Refused(AddressRefusal.Empty);
        return typed.Length > MaxChars ? TooLong(typed) : AddressFinder.Find(typed);
    }

    /// <summary>The same for bytes: UTF-8, and any byte that is not is kept as its <c>%XX</c> escape.</summary>
    public static Outcome Read(ReadOnlySpan<byte> typed) => typed.Length > MaxChars * 3 ? TooLong(TypedBytes.Decode(typed[..64])) : Read(TypedBytes.Decode(typed));

    /// <summary>Reads a text that is an address and nothing else, as lists and programs send it: spaces and final signs belong to it.</summary>
    public static Outcome ReadExact(string? text)
    {
        if (text is null) return new Outcome.Refused(AddressRefusal.Empty);
        return text.Length > MaxChars ? TooLong(text) : AddressFinder.ReadExact(text);
    }

    internal static int DefaultPort(WebScheme scheme) => scheme == WebScheme.Https ? HttpsPort : HttpPort;

    // Privacy: an address that slips into a log line or an exception says nothing.
    public override string ToString() => "[address]";

    /// <summary>Only the first signs are looked at, so that ten million cost no more than ten thousand.</summary>
    private static Outcome.Refused TooLong(string typed)
    {
        var isOtherKind = Schemes.IsUnsupported(typed.AsSpan(0, Math.Min(typed.Length, 64)).TrimStart(), out var scheme);
        return isOtherKind ? new(AddressRefusal.UnsupportedScheme, scheme) : new(AddressRefusal.TooLong);
    }
}
