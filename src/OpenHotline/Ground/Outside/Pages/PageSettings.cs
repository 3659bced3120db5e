using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground.Outside.Pages;

/// <summary>The limits of a look at a reported address.</summary>
public sealed class PageSettings
{
    /// <summary>What we call ourselves. Some pages are shown only to common browsers, so the operator may choose.</summary>
    [Required, StringLength(300), RegularExpression(@"[\x20-\x7e]+")]
    public string UserAgent { get; set; } = "Mozilla/5.0 (compatible; OpenHotline)";

    /// <summary>The languages asked for.</summary>
    [Required, StringLength(100), RegularExpression(@"[A-Za-z0-9,;=.*\- ]+")]
    public string AcceptLanguage { get; set; } = "en";

    /// <summary>Largest body, before and after decompression. 16 MiB.</summary>
    [Range(1024, 1L << 31)]
    public long MaxBytes { get; set; } = 16 << 20;

    /// <summary>Largest set of headers in one answer, in kibibytes.</summary>
    [Range(1, 1024)]
    public int MaxHeaderKibibytes { get; set; } = 64;

    [Range(0, 30)]
    public int MaxRedirects { get; set; } = 10;

    /// <summary>Name, connection, proxy and encryption of one hop, together.</summary>
    [Range(0.05, 120)]
    public double ConnectLimitSeconds { get; set; } = 15;

    /// <summary>From the request to the last header of one hop.</summary>
    [Range(0.05, 300)]
    public double HeaderLimitSeconds { get; set; } = 20;

    /// <summary>The whole look, redirects included. A body that trickles ends here.</summary>
    [Range(0.05, 900)]
    public double TotalLimitSeconds { get; set; } = 60;
}
