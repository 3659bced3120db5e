namespace OpenHotline.Media.Inside;

/// <summary>Picks the grid's pixels out of a row of decoded ones that have colours; grey ones are picked by <see cref="RowPicker"/>.</summary>
internal static class Sampling
{
    public static void Rgb(ReadOnlySpan<byte> row, int[] xs, Span<byte> target)
    {
        for (var i = 0; i < xs.Length; i++) row.Slice(xs[i] * 3, 3).CopyTo(target[(i * 3)..]);
    }

    /// <summary>Four inks to red, green and blue, as a picture is seen without a profile: light is what both the colour and the black let through.</summary>
    /// <param name="isInverted">Stored as light, not as ink: Adobe's way.</param>
    public static void Cmyk(ReadOnlySpan<byte> row, int[] xs, Span<byte> target, bool isInverted)
    {
        for (var i = 0; i < xs.Length; i++)
        {
            var inks = row.Slice(xs[i] * 4, 4);
            for (var channel = 0; channel < 3; channel++)
            {
                var (colour, black) = isInverted ? (inks[channel], inks[3]) : (255 - inks[channel], 255 - inks[3]);
                target[(i * 3) + channel] = (byte)(((colour * black) + 127) / 255);
            }
        }
    }
}
