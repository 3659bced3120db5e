using System.Text;
using OpenHotline.Ground.Secrets;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Intake;

/// <summary>The keyed forms under which a webpage is found while its address is sealed.</summary>
public static class WebpageKeys
{
    public const string Identity = "webpage.identity";
    public const string List = "webpage.list";
    public const string Site = "webpage.site";

    /// <summary>The forms of an address under the newest key: identity, list form, site.</summary>
    public static (byte[] Lookup, byte[] ListLookup, byte[] SiteLookup) Of(WebAddress address, Keyring keys) => (
        keys.Lookup(Identity, Encoding.UTF8.GetBytes(address.Identity)),
        keys.Lookup(List, SafeBrowsingForm.Of(address).Hash()),
        keys.Lookup(Site, Encoding.UTF8.GetBytes(address.Site.Host)));

    /// <summary>The identity under every key in use: during a rotation a row may stand under any of them.</summary>
    public static IReadOnlyList<byte[]> Identities(WebAddress address, Keyring keys) => keys.Lookups(Identity, Encoding.UTF8.GetBytes(address.Identity));
}
