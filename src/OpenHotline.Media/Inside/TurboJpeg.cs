using System.Reflection;
using System.Runtime.InteropServices;

namespace OpenHotline.Media.Inside;

/// <summary>The system's TurboJPEG (libjpeg-turbo 1.4 or newer), a plain C interface.</summary>
internal static partial class TurboJpeg
{
    private const string Library = "turbojpeg";
    private static readonly string[] FileNames = ["libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.dylib", "turbojpeg.dll"];

    // Where the loader of this system looks; null where the library is not installed.
    private static readonly nint? Loaded = Load();

    static TurboJpeg() => NativeLibrary.SetDllImportResolver(typeof(TurboJpeg).Assembly, (name, _, _) => name == Library ? Loaded ?? 0 : 0);

    public enum Layout
    {
        /// <summary>Red, green, blue.</summary>
        Rgb = 0,

        /// <summary>Luma only.</summary>
        Grey = 6,

        /// <summary>Cyan, magenta, yellow, black, as stored.</summary>
        Cmyk = 11,
    }

    public enum Colours
    {
        /// <summary>Red, green, blue.</summary>
        Rgb = 0,

        /// <summary>Luma and two colour differences.</summary>
        YCbCr = 1,

        /// <summary>Luma only.</summary>
        Grey = 2,

        /// <summary>Four inks.</summary>
        Cmyk = 3,

        /// <summary>Four inks, the first three as luma and differences.</summary>
        Ycck = 4,
    }

    public static bool IsInstalled => Loaded is not null;

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint Open();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Close(nint handle);

    // Safety: every pointer below is to memory that the caller holds still for the length of the call; sizes are the real ones.
    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static unsafe partial int ReadHeader(nint handle, byte* file, CULong fileBytes, out int width, out int height, out int subsampling, out Colours colours);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static unsafe partial int Decompress(nint handle, byte* file, CULong fileBytes, byte* pixels, int width, int pitch, int height, Layout layout, int flags);

    /// <summary>1 where the last error ended the work; 0 where it was a warning and there are pixels.</summary>
    [LibraryImport(Library, EntryPoint = "tjGetErrorCode")]
    public static partial int LastErrorIsFatal(nint handle);

    /// <summary>What the library says about its last error.</summary>
    public static string LastError(nint handle) => Marshal.PtrToStringUTF8(ErrorText(handle)) ?? "";

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    private static partial nint ErrorText(nint handle);

    private static nint? Load()
    {
        foreach (var name in FileNames)
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories, out var library)) return library;
        }

        return null;
    }
}
