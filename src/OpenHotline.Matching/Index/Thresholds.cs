namespace OpenHotline.Matching.Index;

/// <summary>How far a chunk may be from the query's, for a radius.</summary>
/// <remarks>
/// Give chunk i a share cᵢ of whole numbers with c₀+…+c₁₅ = radius + 1. A hash within the radius differs in bᵢ bits of
/// chunk i, and the bᵢ sum up to less than the cᵢ. So on the ring of chunks there is one from which on every run of
/// chunks keeps under its shares (Raney's cycle lemma; Qin and Xiao, "Pigeonring", VLDB 2018): bᵢ &lt; cᵢ, and
/// bᵢ + bᵢ₊₁ &lt; cᵢ + cᵢ₊₁, and so on. The first says which values of chunk i to look up; the second, which prints to
/// let pass. Both are necessary conditions, so nothing is missed.
/// </remarks>
internal sealed class Thresholds
{
    private const int Chunks = SegmentLayout.Chunks;
    private static readonly Thresholds[] ByRadius = [.. Enumerable.Range(0, RadiusIndex.MaxRadius + 1).Select(radius => new Thresholds(radius))];
    private readonly int[] _shares = new int[Chunks];

    private Thresholds(int radius)
    {
        var (each, rest) = Math.DivRem(radius + 1, Chunks);
        // The rest is spread evenly over the ring.
        for (var chunk = 0; chunk < Chunks; chunk++) _shares[chunk] = each + (chunk * rest % Chunks < rest ? 1 : 0);
    }

    public static Thresholds For(int radius) => ByRadius[radius];

    /// <summary>The chunk's share; it differs from the query's in less bits.</summary>
    public int Share(int chunk) => _shares[chunk];

    /// <summary>In how many bits chunk and print may differ together.</summary>
    public int Together(int chunk) => _shares[chunk] + _shares[(chunk + 1) % Chunks] - 1;

    /// <summary>True where looking up <paramref name="chunk"/> finds a hash that differs so from the query, and no earlier chunk does: a hash is reported once.</summary>
    public bool IsFirstToFind(int chunk, ReadOnlySpan<int> differences)
    {
        for (var earlier = 0; earlier < chunk; earlier++)
        {
            if (Finds(earlier, differences)) return false;
        }

        return true;
    }

    private bool Finds(int chunk, ReadOnlySpan<int> differences) =>
        differences[chunk] < _shares[chunk] && differences[chunk] + differences[(chunk + 1) % Chunks] <= Together(chunk);
}
