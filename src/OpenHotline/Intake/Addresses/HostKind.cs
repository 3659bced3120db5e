namespace OpenHotline.Intake.Addresses;

/// <summary>How the host of an address is written, after normalising.</summary>
public enum HostKind
{
    /// <summary>A name in the public DNS, lower-case ASCII (international names in Punycode).</summary>
    Name = 1,

    /// <summary>Four decimal numbers; octal, hexadecimal, short and mapped IPv6 spellings are turned into this.</summary>
    IPv4 = 2,

    /// <summary>An IPv6 address in square brackets, shortest form of RFC 5952, without zone.</summary>
    IPv6 = 3,

    /// <summary>An onion name of version 3 whose check digits are right, with any names before it.</summary>
    Onion = 4,
}
