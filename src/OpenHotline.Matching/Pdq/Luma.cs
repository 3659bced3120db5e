using System.Runtime.Intrinsics;

namespace OpenHotline.Matching.Pdq;

/// <summary>Brightness of a pixel as the reference computes it.</summary>
internal static class Luma
{
    /// <summary>0.299·R + 0.587·G + 0.114·B in single precision, with the two fused roundings of the built reference (decision 0110).</summary>
    public static float Of(byte red, byte green, byte blue) =>
        MathF.FusedMultiplyAdd(0.114f, blue, MathF.FusedMultiplyAdd(0.299f, red, 0.587f * green));

    /// <summary>The same for eight pixels.</summary>
    public static Vector256<float> Of(Vector256<float> red, Vector256<float> green, Vector256<float> blue) => Vector256.FusedMultiplyAdd(
        Vector256.Create(0.114f),
        blue,
        Vector256.FusedMultiplyAdd(Vector256.Create(0.299f), red, Vector256.Create(0.587f) * green));
}
