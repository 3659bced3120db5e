using NetVips;
using OpenHotline.Media.Formats;

namespace OpenHotline.Media.Inside;

/// <summary>Opens a file with the one loader of its format.</summary>
internal static class LibvipsLoader
{
    /// <param name="page">The first frame or page, counted from 0.</param>
    /// <param name="count">How many; -1 for all.</param>
    /// <param name="shrunkBy">For JPEG: 1, 2, 4 or 8.</param>
    public static Image Load(byte[] file, PictureFormat format, int page, int count, int shrunkBy)
    {
        const Enums.Access FromTheTop = Enums.Access.Sequential;
        const Enums.FailOn Never = Enums.FailOn.None;
        return format switch
        {
            PictureFormat.Jpeg => Image.JpegloadBuffer(file, shrink: shrunkBy, autorotate: false, access: FromTheTop, failOn: Never),
            PictureFormat.Png => Image.PngloadBuffer(file, access: FromTheTop, failOn: Never),
            PictureFormat.WebP => Image.WebploadBuffer(file, page: page, n: count, access: FromTheTop, failOn: Never),
            PictureFormat.Gif => Image.GifloadBuffer(file, page: page, n: count, access: FromTheTop, failOn: Never),
            PictureFormat.Tiff => Image.TiffloadBuffer(file, page: page, n: count, autorotate: false, access: FromTheTop, failOn: Never),
            PictureFormat.Avif => Image.HeifloadBuffer(file, page: page, n: count, access: FromTheTop, failOn: Never),
            _ => throw new UndecodableException(UndecodableReason.FormatNotSupported, FormatSniffer.NameOf(format)),
        };
    }
}
