namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Why a registry gave no usable answer.</summary>
public enum RegistryFailure
{
    /// <summary>Its name is unknown, nobody answers, or encryption failed.</summary>
    Unreachable = 1,

    /// <summary>No answer in time.</summary>
    TimedOut = 2,

    /// <summary>Not RDAP, not JSON, or not about what was asked.</summary>
    Garbled = 3,

    /// <summary>More than we read.</summary>
    TooLarge = 4,

    /// <summary>It sent us to an address that is not public, not https after https, or round in circles.</summary>
    BadReferral = 5,

    /// <summary>An error of its own (5xx), or a refusal (401, 403).</summary>
    ServerError = 6,
}
