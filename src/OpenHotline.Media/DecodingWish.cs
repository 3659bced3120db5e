namespace OpenHotline.Media;

/// <summary>How a file is to be decoded.</summary>
public sealed record DecodingWish
{
    /// <summary>The most frames that one answer carries.</summary>
    public const int MostFrames = 64;

    /// <summary>Pixels as stored, first frame only: how the reference and the lists of partners are made.</summary>
    public static DecodingWish Default { get; } = new();

    /// <summary>Turn by the EXIF orientation and convert by the colour profile, as a viewer does.</summary>
    public bool IsAsShown { get; init; }

    /// <summary>How many frames of an animation, or pages: the first, and others evenly spread. 1 to <see cref="MostFrames"/>.</summary>
    public int MaxFrames { get; init; } = 1;

    /// <summary>Decode large JPEGs at half, a quarter or an eighth where the hash allows it. Off: every pixel.</summary>
    public bool MayShrink { get; init; } = true;

    /// <summary>Do without TurboJPEG even where the system has it.</summary>
    public bool IsLibvipsOnly { get; init; }
}
