using System.Buffers.Binary;

namespace OpenHotline.Media.Formats;

/// <summary>Reads the orientation (tag 0x0112) out of an EXIF block (CIPA DC-008).</summary>
public static class ExifOrientation
{
    private const int OrientationTag = 0x0112;

    /// <summary>1 to 8; 1 where none can be read. Never throws.</summary>
    /// <param name="tiff">The block after <c>Exif\0\0</c>.</param>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14) return 1;
        var isLittle = tiff[0] == 'I';
        var at = U32(tiff, 4, isLittle);
        if (at > tiff.Length - 2) return 1;
        var entries = U16(tiff, (int)at, isLittle);
        for (var i = 0; i < entries; i++)
        {
            var entry = (int)at + 2 + (i * 12);
            if (entry + 12 > tiff.Length) return 1;
            if (U16(tiff, entry, isLittle) != OrientationTag) continue;
            var value = U16(tiff, entry + 8, isLittle);
            return value is >= 1 and <= 8 ? value : 1;
        }

        return 1;
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
