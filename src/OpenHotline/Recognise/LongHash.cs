namespace OpenHotline.Recognise;

/// <summary>What 64 digits without a name before them are: two kinds of hashes have as many.</summary>
public enum LongHash
{
    /// <summary>The bytes of a file.</summary>
    Sha256 = 1,

    /// <summary>What a picture looks like.</summary>
    Pdq = 2,
}
