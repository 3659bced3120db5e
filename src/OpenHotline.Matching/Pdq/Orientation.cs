namespace OpenHotline.Matching.Pdq;

/// <summary>The eight ways in which a picture can be turned and mirrored; the number is its place among the eight hashes.</summary>
public enum Orientation
{
    /// <summary>As it is stored.</summary>
    AsStored = 0,

    /// <summary>Turned by 90 degrees.</summary>
    Rotated90 = 1,

    /// <summary>Upside down.</summary>
    Rotated180 = 2,

    /// <summary>Turned by 270 degrees.</summary>
    Rotated270 = 3,

    /// <summary>Top and bottom changed (the reference's flipx).</summary>
    FlippedX = 4,

    /// <summary>Left and right changed (the reference's flipy).</summary>
    FlippedY = 5,

    /// <summary>Mirrored at the diagonal from top left.</summary>
    FlippedPlus = 6,

    /// <summary>Mirrored at the diagonal from top right.</summary>
    FlippedMinus = 7,
}
