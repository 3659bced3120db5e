namespace OpenHotline.Intake.Addresses;

/// <summary>The two schemes that a webpage is fetched by.</summary>
public enum WebScheme
{
    /// <summary>Plain HTTP, port 80 unless said otherwise.</summary>
    Http = 1,

    /// <summary>HTTP over TLS, port 443 unless said otherwise.</summary>
    Https = 2,
}
