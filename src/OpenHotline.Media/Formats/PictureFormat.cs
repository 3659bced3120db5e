namespace OpenHotline.Media.Formats;

/// <summary>What a file is, by its first bytes. Its name is never asked.</summary>
public enum PictureFormat
{
    /// <summary>Nothing that is known here.</summary>
    Unknown = 0,

    /// <summary>JPEG (ITU T.81).</summary>
    Jpeg = 1,

    /// <summary>PNG (W3C), animated ones by their first frame.</summary>
    Png = 2,

    /// <summary>WebP (RFC 9649), still or animated.</summary>
    WebP = 3,

    /// <summary>GIF 87a or 89a, still or animated.</summary>
    Gif = 4,

    /// <summary>AVIF: AV1 pictures in HEIF.</summary>
    Avif = 5,

    /// <summary>TIFF 6 and BigTIFF, with its pages.</summary>
    Tiff = 6,

    /// <summary>HEVC pictures in HEIF, as telephones make them. Known by name, not decoded: the codec is not free to ship.</summary>
    HevcInHeif = 20,

    /// <summary>Windows bitmap. Known by name, not decoded.</summary>
    Bmp = 21,

    /// <summary>JPEG XL. Known by name, not decoded.</summary>
    JpegXl = 22,

    /// <summary>JPEG 2000. Known by name, not decoded.</summary>
    Jpeg2000 = 23,

    /// <summary>Photoshop. Known by name, not decoded.</summary>
    Photoshop = 24,

    /// <summary>PDF. Known by name, not decoded: its interpreter is not for untrusted files.</summary>
    Pdf = 25,

    /// <summary>SVG. Known by name, not decoded: it is a program more than a picture.</summary>
    Svg = 26,

    /// <summary>A film in an ISO container. Known by name, not decoded here.</summary>
    Film = 27,
}
