namespace OpenHotline.Media;

/// <summary>Who decoded a file.</summary>
public enum PictureDecoder
{
    /// <summary>The system's TurboJPEG.</summary>
    TurboJpeg = 1,

    /// <summary>libvips.</summary>
    Libvips = 2,
}
