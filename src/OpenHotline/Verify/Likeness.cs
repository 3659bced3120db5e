using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Verify;

/// <summary>Whether two bodies are the same page to a visitor.</summary>
/// <remarks>
/// What a page shows counts before what it says: a page whose words are the same but whose pictures are gone is not the
/// same. The limits leave room for advertisements, counters and dates; see decision 0101.
/// </remarks>
public static class Likeness
{
    private const double SameShown = 0.5;
    private const double SameWords = 0.6;

    public static bool IsSame(byte[]? digest, PageSketch? sketch, byte[]? otherDigest, PageSketch? otherSketch)
    {
        if (digest is null || otherDigest is null) return false;
        if (digest.AsSpan().SequenceEqual(otherDigest)) return true;
        if (sketch is null || otherSketch is null) return false;
        if (sketch.Shown.Length > 0 || otherSketch.Shown.Length > 0) return sketch.CompareTo(otherSketch).Shown >= SameShown;
        return sketch.CompareTo(otherSketch).Words >= SameWords;
    }
}
