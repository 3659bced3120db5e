namespace OpenHotline.Matching.Pdq;

/// <summary>The matrix of the cosine transform, as the reference rounds it.</summary>
internal static class Cosines
{
    /// <summary>From this term on, the first product adds with one rounding instead of two, as the built reference does (decision 0110).</summary>
    public const int FusedFrom = 48;

    /// <summary>16 rows of 64.</summary>
    public static float[] Rows { get; } = Make();

    /// <summary>64 rows of 16: the same, transposed.</summary>
    public static float[] Columns { get; } = Transpose(Rows);

    private static float[] Make()
    {
        var scale = (float)Math.Sqrt(2.0 / PdqShape.BlockSide);
        var rows = new float[PdqShape.Frequencies * PdqShape.BlockSide];
        for (var i = 0; i < PdqShape.Frequencies; i++)
        {
            for (var j = 0; j < PdqShape.BlockSide; j++)
            {
                rows[(i * PdqShape.BlockSide) + j] = (float)(scale * Math.Cos(Math.PI / 2 / PdqShape.BlockSide * (i + 1) * ((2 * j) + 1)));
            }
        }

        return rows;
    }

    private static float[] Transpose(float[] rows)
    {
        var columns = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++) columns[(i % PdqShape.BlockSide * PdqShape.Frequencies) + (i / PdqShape.BlockSide)] = rows[i];
        return columns;
    }
}
