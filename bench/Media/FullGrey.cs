using System.Runtime.InteropServices;

namespace OpenHotline.MediaBench;

/// <summary>The yardstick: TurboJPEG decodes every pixel to grey, in this process, and nothing else happens.</summary>
internal sealed unsafe partial class FullGrey : IDisposable
{
    private const int Grey = 6;
    private readonly nint handle = Open();
    private readonly byte* pixels;

    public FullGrey(int width, int height)
    {
        pixels = (byte*)NativeMemory.Alloc((nuint)width * (nuint)height);
        (Width, Height) = (width, height);
    }

    public int Width { get; }

    public int Height { get; }

    public void Decode(byte[] file)
    {
        // Safety: the file stays pinned during the call; pixels has room for every one.
        fixed (byte* start = file)
        {
            if (Decompress(handle, start, new CULong((nuint)file.Length), pixels, Width, Width, Height, Grey, 0) != 0) throw new InvalidOperationException("TurboJPEG could not decode the drawing.");
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(pixels);
        _ = Close(handle);
    }

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjInitDecompress")]
    private static partial nint Open();

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjDestroy")]
    private static partial int Close(nint handle);

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjDecompress2")]
    private static partial int Decompress(nint handle, byte* file, CULong fileBytes, byte* pixels, int width, int pitch, int height, int layout, int flags);
}
