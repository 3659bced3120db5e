using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OpenHotline.Media.Formats;

/// <summary>What the markers before a JPEG's picture say about showing it.</summary>
/// <param name="Orientation">The EXIF orientation, 1 to 8; 1 where none is stated.</param>
/// <param name="HasColourProfile">It carries an ICC profile.</param>
/// <param name="HasAdobeMarker">It carries Adobe's marker: such a CMYK picture is stored inverted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct JpegMarkers(int Orientation, bool HasColourProfile, bool HasAdobeMarker)
{
    // More segments before the picture than any camera writes.
    private const int MaxSegments = 1000;

    /// <summary>Walks the segments up to the first scan. Never throws: what cannot be read is not there.</summary>
    public static JpegMarkers Read(ReadOnlySpan<byte> file)
    {
        var (orientation, profile, adobe) = (1, false, false);
        var at = 2;
        for (var segment = 0; segment < MaxSegments && at + 4 <= file.Length && file[at] == 0xFF; segment++)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0xDA or 0xD9) break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) break;
            var body = file.Slice(at + 4, length - 2);
            if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8)) orientation = ExifOrientation.Read(body[6..]);
            if (marker == 0xE2 && body.StartsWith("ICC_PROFILE\0"u8)) profile = true;
            if (marker == 0xEE && body.StartsWith("Adobe"u8)) adobe = true;
            at += 2 + length;
        }

        return new(orientation, profile, adobe);
    }
}
