using NetVips;
using OpenHotline.Media.Formats;

namespace OpenHotline.Media.Inside;

/// <summary>Decodes one file in this process. Only a worker calls it.</summary>
internal sealed class FileDecoder : IDisposable
{
    private readonly TurboJpegDecoder? _turboJpeg = TurboJpeg.IsInstalled ? new() : null;
    private bool _isLibvipsReady;

    /// <param name="buffer">The file is its first bytes.</param>
    /// <param name="length">How many of them.</param>
    public Decoding Decode(byte[] buffer, int length, DecodingWish wish, long maxPixels)
    {
        var format = FormatSniffer.Sniff(buffer.AsSpan(0, length));
        if (length == 0) return new Decoding.Undecodable(UndecodableReason.Empty, "The file is empty.");
        if (format == PictureFormat.Unknown) return new Decoding.Undecodable(UndecodableReason.NotAPicture, "Its first bytes are of no picture format known here.");
        if (format >= PictureFormat.HevcInHeif) return new Decoding.Undecodable(UndecodableReason.FormatNotSupported, $"{FormatSniffer.NameOf(format)} is not decoded here.");
        try
        {
            return new Decoding.Decoded(Decode(buffer, length, format, wish, maxPixels));
        }
        catch (UndecodableException why)
        {
            return new Decoding.Undecodable(why.Why, why.Message);
        }
        catch (VipsException broken)
        {
            return new Decoding.Undecodable(broken.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) ? UndecodableReason.TooMuchMemory : UndecodableReason.Broken, broken.Message);
        }
        catch (Exception memory) when (memory is OutOfMemoryException or OverflowException)
        {
            return new Decoding.Undecodable(UndecodableReason.TooMuchMemory, "Decoding it takes more memory than allowed.");
        }
    }

    public void Dispose() => _turboJpeg?.Dispose();

    private DecodedPicture Decode(byte[] buffer, int length, PictureFormat format, DecodingWish wish, long maxPixels)
    {
        var file = buffer.AsSpan(0, length);
        // A colour profile is libvips's to apply.
        if (format == PictureFormat.Jpeg && _turboJpeg is not null && !wish.IsLibvipsOnly && !(wish.IsAsShown && JpegMarkers.Read(file).HasColourProfile))
        {
            try
            {
                return _turboJpeg.Decode(file, wish, maxPixels);
            }
            catch (UndecodableException why) when (why.Why == UndecodableReason.Broken)
            {
                // libvips reads a few kinds that TurboJPEG does not. Where it cannot either, its reason is the answer.
            }
        }

        if (!_isLibvipsReady)
        {
            Libvips.Prepare();
            _isLibvipsReady = true;
        }

        return LibvipsDecoder.Decode(file.ToArray(), format, wish, maxPixels);
    }
}
