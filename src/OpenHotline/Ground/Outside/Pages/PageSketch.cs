namespace OpenHotline.Ground.Outside.Pages;

/// <summary>What a page looked like, small enough to keep and impossible to read back.</summary>
/// <remarks>
/// Three sets are sketched: runs of three words of the visible text, runs of three tags, and what the page shows
/// (addresses in <c>src</c>, <c>srcset</c>, <c>poster</c> and <c>data</c>). Each sketch holds the smallest 16-bit
/// hashes of its set (MinHash; Broder 1997), so that the share of equal slots is the share of equal runs.
/// </remarks>
/// <param name="Words">64 slots; empty when the page shows fewer than three words.</param>
/// <param name="Structure">32 slots; empty for plain text.</param>
/// <param name="Shown">32 slots; empty when the page shows no media.</param>
/// <param name="WordCount">Words of visible text, at most <see cref="MaxWords"/>.</param>
public sealed partial record PageSketch(ushort[] Words, ushort[] Structure, ushort[] Shown, int WordCount)
{
    public const int MaxWords = 200_000;
}
