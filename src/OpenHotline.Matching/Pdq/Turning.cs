using System.Runtime.Intrinsics;

namespace OpenHotline.Matching.Pdq;

/// <summary>The hashes of all eight orientations from one set of coefficients: turning a picture changes signs and places of frequencies only.</summary>
internal static class Turning
{
    private const int Lanes = 8;

    public static void All(ReadOnlySpan<float> coefficients, Span<PdqHash> hashes)
    {
        Span<float> turned = stackalloc float[PdqShape.Coefficients];
        for (var i = 0; i < turned.Length; i++) turned[i] = coefficients[(i % PdqShape.Frequencies * PdqShape.Frequencies) + (i / PdqShape.Frequencies)];
        var evenColumns = Vector256.Create(-0f, 0f, -0f, 0f, -0f, 0f, -0f, 0f);
        var oddColumns = Vector256.Create(0f, -0f, 0f, -0f, 0f, -0f, 0f, -0f);
        var all = Vector256.Create(-0f);
        hashes[(int)Orientation.AsStored] = HashBits.Of(coefficients);
        hashes[(int)Orientation.FlippedPlus] = HashBits.Of(turned);
        hashes[(int)Orientation.FlippedX] = Signed(coefficients, all, default);
        hashes[(int)Orientation.Rotated90] = Signed(turned, all, default);
        hashes[(int)Orientation.FlippedY] = Signed(coefficients, evenColumns, evenColumns);
        hashes[(int)Orientation.Rotated270] = Signed(turned, evenColumns, evenColumns);
        hashes[(int)Orientation.Rotated180] = Signed(coefficients, oddColumns, evenColumns);
        hashes[(int)Orientation.FlippedMinus] = Signed(turned, oddColumns, evenColumns);
    }

    private static PdqHash Signed(ReadOnlySpan<float> coefficients, Vector256<float> evenRows, Vector256<float> oddRows)
    {
        Span<float> signed = stackalloc float[PdqShape.Coefficients];
        for (var i = 0; i < signed.Length; i += Lanes)
        {
            var signs = i / PdqShape.Frequencies % 2 == 0 ? evenRows : oddRows;
            (Vector256.Create(coefficients[i..]) ^ signs).CopyTo(signed[i..]);
        }

        return HashBits.Of(signed);
    }
}
