namespace OpenHotline.Matching.Pdq;

/// <summary>Brightness of a pixel as the reference computes it.</summary>
internal static class Luma
{
    /// <summary>0.299·R + 0.587·G + 0.114·B in single precision, with the two fused roundings of the built reference (decision 0110).</summary>
    public static float Of(byte red, byte green, byte blue) =>
        MathF.FusedMultiplyAdd(0.114f, blue, MathF.FusedMultiplyAdd(0.299f, red, 0.587f * green));
}
