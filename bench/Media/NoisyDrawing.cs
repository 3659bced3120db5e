using NetVips;

namespace OpenHotline.MediaBench;

/// <summary>Drawn JPEGs with as much noise as a camera leaves: about as many bytes a pixel as a photograph, and no photograph.</summary>
internal static class NoisyDrawing
{
    public static byte[] Jpeg(int width, int height, bool isProgressive = false)
    {
        using var places = Image.Xyz(width, height);
        using var waves = Image.Zone(width / 8, height / 8, uchar: true).Resize(8.0, vscale: (double)height / (height / 8)).Gravity(Enums.CompassDirection.Centre, width, height, extend: Enums.Extend.Copy);
        using var ramp = places[0] * 255 / width;
        using var steps = (places[1] / (height / 12)) % 2 * 160;
        using var noise = Image.Gaussnoise(width, height, mean: 0, sigma: 7, seed: 4711);
        using var bands = ((waves + noise) * 0.8).Bandjoin(ramp + noise, steps + noise + 40);
        using var picture = bands.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return picture.JpegsaveBuffer(q: 85, interlace: isProgressive);
    }
}
