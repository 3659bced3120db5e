using OpenHotline.Matching.Pdq;

namespace OpenHotline.Media;

/// <summary>The hash of one frame.</summary>
/// <param name="FrameIndex">Counted from 0.</param>
/// <param name="Pdq">Hash and quality.</param>
/// <param name="Orientations">The eight hashes in the order of <see cref="Orientation"/>, the first of them <paramref name="Pdq"/>'s; empty where nobody asked.</param>
public sealed record FrameHash(int FrameIndex, PdqResult Pdq, IReadOnlyList<PdqHash> Orientations);
