namespace OpenHotline.Matching.Pdq;

/// <summary>Which source pixel stands for which, along one axis: each for itself, or the nearest neighbour's.</summary>
internal readonly struct Nearest
{
    private readonly int[]? _places;

    private Nearest(int[] places) => _places = places;

    public bool Scales => _places is not null;

    /// <summary>Each pixel for itself.</summary>
    public static Nearest Itself => default;

    /// <summary>The first 512 of <paramref name="places"/> are filled for a side of <paramref name="side"/> pixels.</summary>
    public static Nearest Scaled(int[] places, int side)
    {
        for (var i = 0; i < PdqShape.MaxSide; i++) places[i] = PdqShape.Nearest(i, side);
        return new(places);
    }

    /// <summary>The places, empty where each pixel stands for itself.</summary>
    public ReadOnlySpan<int> Places => _places;

    public int Of(int i) => _places is null ? i : _places[i];
}
