namespace OpenHotline.Matching.Index;

/// <summary>What is wrong with an index file.</summary>
public enum IndexFileFault
{
    /// <summary>It begins otherwise than an index does.</summary>
    Foreign = 1,

    /// <summary>It was written by another version of the format.</summary>
    OtherVersion = 2,

    /// <summary>It ends early, or goes on after its end.</summary>
    WrongLength = 3,

    /// <summary>Its heading does not have the checksum it states, or describes what cannot be.</summary>
    DamagedHeading = 4,

    /// <summary>A segment does not have the checksum that the heading states.</summary>
    DamagedSegment = 5,

    /// <summary>A directory of a segment does not rise to the number of its hashes.</summary>
    DamagedDirectory = 6,
}
