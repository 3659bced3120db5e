using System.Runtime.InteropServices;

namespace OpenHotline.Matching.Index;

/// <summary>Places found in one segment, for several queries.</summary>
internal sealed class Hits
{
    private Hit[] _hits = new Hit[64];

    public int Count { get; private set; }

    public ReadOnlySpan<Hit> All => _hits.AsSpan(0, Count);

    public void Add(int query, int place, int distance)
    {
        if (Count == _hits.Length) Array.Resize(ref _hits, Count * 2);
        _hits[Count++] = new Hit(query, place, distance);
    }

    public void Clear() => Count = 0;

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Hit(int Query, int Place, int Distance);
}
