using CsCheck;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Tests.Intake.Addresses;

/// <summary>Reads that must succeed, and generators of text that looks like addresses gone wrong.</summary>
internal static class AddressSamples
{
    private static readonly string[] Pieces =
    [
        "http", "https", "hxxp", "://", ":", "/", "\\", "//", "?", "#", "#!", "@", "%", "%2e", "%2F", "%25", "%zz", "%C3%BC", ".", "..", "[", "]", "[.]", "(", ")",
        "&", "=", ";", "www.", "a", "B", "example", "test", "xn--", "ü", "ß", "ﬀ", "。", "\u200d", "\ud800", "１", "0x7f", "017", "192.0.2.1", "2001:db8::1", "::",
        ":80", ":443", ":8080", ":0", ":99999", ".onion", " ", "\t", "\n", "\0", "\"", "<", ">", "sid", "token", "utm_source", "jsessionid", "bob@mail.example", "-", "_", "~", "+",
    ];

    /// <summary>Any text, half of it made of the pieces that addresses break on.</summary>
    public static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.OneOf(Pieces).Array[0, 14].Select(string.Concat),
        Gen.OneOf(Pieces).Array[0, 14].Select(p => "http://a.example/" + string.Concat(p)),
        Gen.OneOf(Pieces).Array[0, 8].Select(p => "http://" + string.Concat(p) + ".example/"));

    public static WebAddress Accepted(string typed) => AcceptedOutcome(typed).Address;

    public static WebAddress.Outcome.Accepted AcceptedOutcome(string typed) => Assert.IsType<WebAddress.Outcome.Accepted>(WebAddress.Read(typed));

    public static string IdentityOf(string typed) => Accepted(typed).Identity;

    public static WebAddress.Outcome.Refused Refused(string? typed) => Assert.IsType<WebAddress.Outcome.Refused>(WebAddress.Read(typed));
}
