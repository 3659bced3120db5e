using OpenHotline.Matching.Signals;

namespace OpenHotline.Matching.Pdq;

/// <summary>Pictures small enough to be written down, with the hashes that this hasher gives them.</summary>
internal static class PdqExamples
{
    public static IReadOnlyList<SignalExample<PdqHash>> All { get; } =
    [
        new("P2 8 8 255\n" + Rows("0 0 0 0 255 255 255 255 ", 4) + Rows("255 255 255 255 0 0 0 0 ", 4), Of("bb313111c664c64c4cec9911193b46ee11919b11664e444c33133913193b44e4")),
        new("P2 8 8 255\n" + Rows("0 36 72 108 144 180 216 252 ", 4) + Rows("252 36 72 108 144 180 216 0 ", 4), Of("013f2a557b9055286f040af5ab957f0040fe2075f5287da00b172a5501bf552a")),
    ];

    private static string Rows(string row, int count) => string.Concat(Enumerable.Repeat(row, count));

    private static PdqHash Of(string hex) => PdqHash.FromBytes(Convert.FromHexString(hex));
}
