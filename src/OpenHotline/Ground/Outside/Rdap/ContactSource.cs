namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Where a contact comes from, in the order of trust.</summary>
public enum ContactSource
{
    /// <summary>An entity with the role "abuse".</summary>
    Abuse = 1,

    /// <summary>An address or form that a remark names for abuse.</summary>
    Remark = 2,

    /// <summary>An entity with the role "technical" or "noc".</summary>
    Technical = 3,

    /// <summary>The holder, with the role "registrant".</summary>
    Registrant = 4,

    /// <summary>The abuse desk of the registrar.</summary>
    Registrar = 5,

    /// <summary>abuse@ at the domain, by custom (RFC 2142); nobody has said that it is read.</summary>
    RoleMailbox = 6,

    /// <summary>The contact in security.txt (RFC 9116), which is for faults, not for abuse.</summary>
    SecurityText = 7,
}
