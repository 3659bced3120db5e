using System.Globalization;
using System.Net;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Addresses;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Replaying;

/// <summary>The address of a made-up page. It says where the page is served and when it goes down; every name ends in <c>.example</c> or is an onion name of nobody.</summary>
internal static class MadeUpAddress
{
    private const int HostsInPlace = 3;
    private const string Nowhere = "ZZ";

    // A key of zeros: nobody has the other half of it.
    private static readonly string Onion = OnionName.Of(new byte[32]);

    /// <param name="number">The case's number: no two pages have one address.</param>
    public static string Of(string place, long number, DateTime goneAt)
    {
        var site = place == Places.Onion ? Onion : string.Create(CultureInfo.InvariantCulture, $"made-up-{number % HostsInPlace}.{(place.Length == Nowhere.Length ? place : Nowhere).ToLowerInvariant()}.example");
        return string.Create(CultureInfo.InvariantCulture, $"http://{site}/{number}/{UtcMilliseconds.ToNumber(goneAt)}");
    }

    /// <summary>When the page goes down; never for an address that is none of these.</summary>
    public static DateTime GoneAt(Uri address) => long.TryParse(address.Segments[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? UtcMilliseconds.FromNumber(at) : DateTime.MaxValue;

    /// <summary>Where a name leads, in the documentation's network of RFC 3849; null for a name that is none of these.</summary>
    public static IPAddress? NetworkOf(string name)
    {
        var labels = name.Split('.');
        if (labels is not [['m', 'a', 'd', 'e', '-', 'u', 'p', '-', var number], [var first, var second], "example"] || !char.IsAsciiDigit(number)) return null;
        return new IPAddress([0x20, 0x01, 0x0d, 0xb8, (byte)char.ToUpperInvariant(first), (byte)char.ToUpperInvariant(second), 0, (byte)(number - '0'), 0, 0, 0, 0, 0, 0, 0, 1]);
    }

    /// <summary>Country and number of the host at an address; the country is null where nobody knows it. Null for an address that is none of these.</summary>
    public static (string? Country, int Number)? HostOf(IPAddress address)
    {
        if (address.GetAddressBytes() is not [0x20, 0x01, 0x0d, 0xb8, var first, var second, 0, var number, ..]) return null;
        var country = new string([(char)first, (char)second]);
        return (country == Nowhere ? null : country, number);
    }
}
