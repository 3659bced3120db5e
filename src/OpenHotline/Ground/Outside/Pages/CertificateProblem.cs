namespace OpenHotline.Ground.Outside.Pages;

/// <summary>What was wrong with the certificate of the last hop. Noted, never a reason not to compare (decision 0010).</summary>
[Flags]
public enum CertificateProblem
{
    /// <summary>Nothing wrong, or no encryption.</summary>
    None = 0,

    /// <summary>It is for another name.</summary>
    OtherName = 1,

    /// <summary>Nobody we trust has signed it, or it has expired.</summary>
    NotTrusted = 2,

    /// <summary>The server showed none.</summary>
    Missing = 4,
}
