namespace OpenHotline.Media;

/// <summary>One frame as PDQ's reference scales it: at most 512 pixels a side, every pixel one of the picture's own (nearest neighbour).</summary>
/// <param name="FrameIndex">Counted from 0.</param>
/// <param name="Width">1 to 512.</param>
/// <param name="Height">1 to 512.</param>
/// <param name="Channels">1: luma. 3: red, green, blue.</param>
/// <param name="Pixels">Rows from the top, without gaps.</param>
public sealed record WorkPicture(int FrameIndex, int Width, int Height, int Channels, byte[] Pixels)
{
    /// <summary>Above this side the reference scales both sides to it.</summary>
    public const int MaxSide = 512;
}
