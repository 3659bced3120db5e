using NetVips;

namespace OpenHotline.Media.Tests;

/// <summary>The same drawing in every format and every kind of pixel that files come in.</summary>
internal static class Encodings
{
    /// <summary>Name, bytes, and how far the hash may lie from that of the drawing's red, green and blue: 0 where nothing is lost.</summary>
    public static IEnumerable<(string Name, byte[] File, int MaxDistance)> Of(TrainingPicture drawing)
    {
        using var rgb = drawing.Image();
        using var opaque = rgb.Bandjoin(255);
        using var deep = (rgb * 257).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        using var inks = Inks(rgb);
        yield return ("JPEG", rgb.JpegsaveBuffer(q: 90), 10);
        yield return ("JPEG, progressive", rgb.JpegsaveBuffer(q: 90, interlace: true), 10);
        yield return ("JPEG, 4:4:4", rgb.JpegsaveBuffer(q: 95, subsampleMode: Enums.ForeignSubsample.Off), 10);
        yield return ("JPEG, four inks", inks.JpegsaveBuffer(q: 95), 10);
        yield return ("PNG", rgb.PngsaveBuffer(), 0);
        yield return ("PNG, interlaced", rgb.PngsaveBuffer(interlace: true), 0);
        yield return ("PNG with alpha", opaque.PngsaveBuffer(), 0);
        yield return ("PNG of 16 bits", deep.PngsaveBuffer(), 0);
        yield return ("PNG with a palette", rgb.PngsaveBuffer(palette: true, dither: 0), 10);
        yield return ("WebP", rgb.WebpsaveBuffer(q: 90), 10);
        yield return ("WebP, lossless", rgb.WebpsaveBuffer(lossless: true), 0);
        yield return ("WebP with alpha", opaque.WebpsaveBuffer(lossless: true), 0);
        yield return ("GIF", rgb.GifsaveBuffer(dither: 0), 10);
        yield return ("TIFF", rgb.TiffsaveBuffer(), 0);
        yield return ("TIFF, deflate, tiles", rgb.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate, tile: true), 0);
        yield return ("TIFF, LZW", rgb.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw, predictor: Enums.ForeignTiffPredictor.Horizontal), 0);
        yield return ("TIFF, JPEG", rgb.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Jpeg, q: 90), 10);
        yield return ("TIFF of 16 bits", deep.TiffsaveBuffer(), 0);
        yield return ("TIFF, four inks", inks.TiffsaveBuffer(), 2);
        yield return ("BigTIFF", rgb.TiffsaveBuffer(bigtiff: true), 0);
        yield return ("AVIF", rgb.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, q: 80, effort: 1), 10);
    }

    /// <summary>The same for a grey drawing.</summary>
    public static IEnumerable<(string Name, byte[] File, int MaxDistance)> OfGrey(TrainingPicture drawing)
    {
        using var rgb = drawing.Image();
        using var grey = rgb.ExtractBand(0).Copy(interpretation: Enums.Interpretation.Bw);
        using var opaque = grey.Bandjoin(255);
        using var deep = (grey * 257).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Grey16);
        yield return ("grey JPEG", grey.JpegsaveBuffer(q: 95), 10);
        yield return ("grey PNG", grey.PngsaveBuffer(), 0);
        yield return ("grey PNG with alpha", opaque.PngsaveBuffer(), 0);
        yield return ("grey PNG of 16 bits", deep.PngsaveBuffer(), 0);
        yield return ("grey TIFF", grey.TiffsaveBuffer(), 0);
        yield return ("grey TIFF with alpha", opaque.TiffsaveBuffer(), 0);
    }

    /// <summary>The same for a drawing of black and white only.</summary>
    public static IEnumerable<(string Name, byte[] File, int MaxDistance)> OfTwoColours(TrainingPicture drawing)
    {
        using var rgb = drawing.Image();
        using var grey = rgb.ExtractBand(0).Copy(interpretation: Enums.Interpretation.Bw);
        yield return ("PNG of one bit", grey.PngsaveBuffer(bitdepth: 1), 0);
        yield return ("TIFF of one bit", grey.TiffsaveBuffer(bitdepth: 1), 0);
        yield return ("TIFF of one bit, white as 0", grey.TiffsaveBuffer(bitdepth: 1, miniswhite: true), 0);
        yield return ("TIFF of one bit, fax", grey.TiffsaveBuffer(bitdepth: 1, compression: Enums.ForeignTiffCompression.Ccittfax4), 0);
    }

    /// <summary>A roll of frames, one below the other, as an animation.</summary>
    public static Image Roll(params TrainingPicture[] frames)
    {
        var images = frames.Select(frame => frame.Image()).ToArray();
        var roll = Image.Arrayjoin(images, across: 1);
        return roll.Mutate(fields => fields.Set(GValue.GIntType, "page-height", frames[0].Height));
    }

    private static Image Inks(Image rgb)
    {
        using var ink = 255 - rgb;
        using var noBlack = ink.Bandjoin(0);
        return noBlack.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Cmyk);
    }
}
