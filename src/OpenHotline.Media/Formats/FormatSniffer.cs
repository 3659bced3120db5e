using System.Buffers.Binary;

namespace OpenHotline.Media.Formats;

/// <summary>Tells a file's format from its bytes.</summary>
public static class FormatSniffer
{
    // An ISO container lists its brands first; 40 of them are more than any file has.
    private const int MaxBrandsBytes = 16 + (40 * 4);

    public static PictureFormat Sniff(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return PictureFormat.Jpeg;
        if (IsPng(file)) return PictureFormat.Png;
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8)) return PictureFormat.Gif;
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8)) return PictureFormat.WebP;
        if (IsTiff(file)) return PictureFormat.Tiff;
        if (file.Length >= 16 && file[4..].StartsWith("ftyp"u8)) return OfContainer(file);
        return OfOthers(file);
    }

    /// <summary>The name that a person knows the format by.</summary>
    public static string NameOf(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "JPEG",
        PictureFormat.Png => "PNG",
        PictureFormat.Gif => "GIF",
        PictureFormat.Avif => "AVIF",
        PictureFormat.Tiff => "TIFF",
        PictureFormat.HevcInHeif => "HEVC in HEIF",
        PictureFormat.Bmp => "BMP",
        PictureFormat.JpegXl => "JPEG XL",
        PictureFormat.Jpeg2000 => "JPEG 2000",
        PictureFormat.Pdf => "PDF",
        PictureFormat.Svg => "SVG",
        PictureFormat.Film => "film",
        _ => format.ToString(),
    };

    private static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    private static bool IsTiff(ReadOnlySpan<byte> file) =>
        file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) || file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8);

    private static PictureFormat OfContainer(ReadOnlySpan<byte> file)
    {
        var length = (int)Math.Clamp(BinaryPrimitives.ReadUInt32BigEndian(file), 16, (uint)Math.Min(file.Length, MaxBrandsBytes));
        var (isHeif, isHevc, isAvif) = (false, false, false);
        for (var at = 8; at + 4 <= length; at += at == 8 ? 8 : 4)
        {
            var brand = file.Slice(at, 4);
            isAvif |= brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8);
            isHevc |= brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8);
            isHeif |= brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
            if (at == 8 && brand.SequenceEqual("jxl "u8)) return PictureFormat.JpegXl;
            if (at == 8 && brand.StartsWith("jp2"u8)) return PictureFormat.Jpeg2000;
        }

        if (isAvif) return PictureFormat.Avif;
        if (isHevc) return PictureFormat.HevcInHeif;
        if (!isHeif) return PictureFormat.Film;
        // The brand leaves the codec open; the property box that configures it does not.
        return file[..Math.Min(file.Length, 1 << 16)].IndexOf("av1C"u8) >= 0 ? PictureFormat.Avif : PictureFormat.HevcInHeif;
    }

    private static PictureFormat OfOthers(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("BM"u8) && file.Length >= 26) return PictureFormat.Bmp;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]) || file.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20])) return PictureFormat.JpegXl;
        if (file.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20])) return PictureFormat.Jpeg2000;
        if (file.StartsWith("8BPS"u8)) return PictureFormat.Photoshop;
        if (file.StartsWith("%PDF-"u8)) return PictureFormat.Pdf;
        return file[..Math.Min(file.Length, 512)].IndexOf("<svg"u8) >= 0 ? PictureFormat.Svg : PictureFormat.Unknown;
    }
}
