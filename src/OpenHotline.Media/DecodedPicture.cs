using OpenHotline.Media.Formats;

namespace OpenHotline.Media;

/// <summary>A file's pixels, reduced to what a hash looks at, and how they were come by.</summary>
/// <param name="Format">What the file is.</param>
/// <param name="DecodedBy">Which decoder was taken.</param>
/// <param name="ShrunkBy">1, 2, 4 or 8: the file was decoded at this fraction of its size.</param>
/// <param name="Width">Of the first frame, in pixels: as stored, or as shown where that was wished.</param>
/// <param name="Height">Of the first frame, in pixels.</param>
/// <param name="FrameCount">How many frames or pages the file has.</param>
/// <param name="IsDamaged">The file is broken somewhere, and what could be decoded was.</param>
/// <param name="Frames">The first frame, and others as wished.</param>
public sealed record DecodedPicture(
    PictureFormat Format, PictureDecoder DecodedBy, int ShrunkBy, int Width, int Height, int FrameCount, bool IsDamaged, IReadOnlyList<WorkPicture> Frames);
