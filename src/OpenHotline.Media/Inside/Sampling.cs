namespace OpenHotline.Media.Inside;

/// <summary>Picks the grid's pixels out of a row of decoded ones. Places rise.</summary>
internal static class Sampling
{
    /// <summary>A quarter of a million pixels a picture: bounds are checked once a row.</summary>
    public static unsafe void Grey(ReadOnlySpan<byte> row, int[] xs, Span<byte> target)
    {
        if (xs.Length == 0) return;
        // Safety: places rise, so the first and the last lie in the row where all do; the target has one byte for each.
        ArgumentOutOfRangeException.ThrowIfNegative(xs[0], nameof(xs));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(xs[^1], row.Length, nameof(xs));
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, xs.Length, nameof(target));
        fixed (byte* from = row, to = target)
        fixed (int* places = xs)
        {
            for (var i = 0; i < xs.Length; i++) to[i] = from[places[i]];
        }
    }

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
