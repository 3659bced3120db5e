namespace OpenHotline.Intake.Addresses;

/// <summary>Which network an address belongs to; it decides who may act on it.</summary>
public enum AddressNetwork
{
    /// <summary>The ordinary internet: a host and a country can be traced.</summary>
    Clear = 1,

    /// <summary>A Tor onion service, version 3: no country, referral only.</summary>
    Onion = 2,
}
