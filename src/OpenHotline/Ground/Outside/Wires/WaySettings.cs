using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground.Outside.Wires;

/// <summary>One way out beside the direct one: a proxy, named by the operator.</summary>
public sealed class WaySettings
{
    /// <summary>A short name, shown to analysts.</summary>
    [Required, RegularExpression("[a-z0-9][a-z0-9-]{0,31}")]
    public string Name { get; set; } = "";

    [EnumDataType(typeof(WayOutKind))]
    public WayOutKind Kind { get; set; } = WayOutKind.Socks5;

    /// <summary>Host name or address of the proxy.</summary>
    [Required, StringLength(253)]
    public string ProxyHost { get; set; } = "";

    [Range(1, 65535)]
    public int ProxyPort { get; set; } = 1080;

    /// <summary>Empty when the proxy asks for no sign-in.</summary>
    [StringLength(255)]
    public string? ProxyUser { get; set; }

    /// <summary>A secret: from the environment or a file.</summary>
    [StringLength(255)]
    public string? ProxyPassword { get; set; }

    public WayOut ToWay() => new()
    {
        Name = Name,
        Kind = Kind,
        ProxyHost = ProxyHost,
        ProxyPort = ProxyPort,
        ProxyUser = string.IsNullOrEmpty(ProxyUser) ? null : ProxyUser,
        ProxyPassword = string.IsNullOrEmpty(ProxyPassword) ? null : ProxyPassword,
    };
}
