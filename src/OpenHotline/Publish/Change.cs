namespace OpenHotline.Publish;

/// <summary>How a number compares with the one before, in whole percent, halves rounded up (away from nought).</summary>
/// <param name="Percent">Never negative; <paramref name="Direction"/> says which way.</param>
public readonly record struct Change(ChangeDirection Direction, long Percent)
{
    /// <summary>Null where there is nothing to compare with: no number, a withheld one, or nought before.</summary>
    public static Change? Between(long? before, long? now)
    {
        if (before is not > 0 || now is not { } count) return null;
        var percent = Rounded(Math.Abs(count - before.Value), before.Value);
        return new Change(count == before ? ChangeDirection.Same : count > before ? ChangeDirection.Up : ChangeDirection.Down, percent);
    }

    /// <summary>A part of a whole in whole percent; null where the whole is nothing or either is withheld.</summary>
    public static long? Share(long? part, long? whole) => part is { } some && whole is > 0 ? Rounded(some, whole.Value) : null;

    private static long Rounded(long part, long whole) => (long)Math.Floor((part * 100m / whole) + 0.5m);
}

/// <summary>Which way a number went.</summary>
public enum ChangeDirection
{
    Same = 0,
    Up = 1,
    Down = 2,
}
