namespace OpenHotline.Media.Inside;

/// <summary>How small a JPEG may be decoded so that its hash stays what it is.</summary>
internal static class Shrink
{
    /// <summary>8, 4, 2 or 1: the most that leaves both sides at least as long as the work picture's. Decision 0121 says what that moves.</summary>
    public static int For(int width, int height)
    {
        var by = 8;
        while (by > 1 && (width / by < WorkPicture.MaxSide || height / by < WorkPicture.MaxSide)) by /= 2;
        return by;
    }
}
