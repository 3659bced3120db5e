namespace OpenHotline.Publish.Comparing;

/// <summary>Percentages as they are published: halves are rounded up, away from nought.</summary>
public static class Rounding
{
    /// <summary>The most decimals that anybody may ask for.</summary>
    public const int MostDecimals = 6;

    /// <summary>A part of a whole in percent; null where the whole is nothing or either is not known.</summary>
    public static decimal? Share(long? part, long? whole, int decimals = 0) => part is { } some && whole is > 0 ? HalfUp(some * 100m / whole.Value, decimals) : null;

    public static decimal HalfUp(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);
}
