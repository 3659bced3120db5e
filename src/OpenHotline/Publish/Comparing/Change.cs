using System.Text.Json.Serialization;

namespace OpenHotline.Publish.Comparing;

/// <summary>How a number compares with the one before, in percent of the one before.</summary>
/// <param name="Percent">Never negative; <paramref name="Direction"/> says which way.</param>
public readonly record struct Change(ChangeDirection Direction, decimal Percent)
{
    /// <summary>Null where there is no comparison: no number, a withheld one, or nought before. It is never 0% for want of a number.</summary>
    public static Change? Between(long? before, long? now, int decimals = 0)
    {
        if (before is not > 0 || now is not { } count) return null;
        return new Change(Direct(count.CompareTo(before.Value)), Rounding.HalfUp(Math.Abs((decimal)count - before.Value) * 100m / before.Value, decimals));
    }

    internal static ChangeDirection Direct(int sign) => sign switch { > 0 => ChangeDirection.Up, < 0 => ChangeDirection.Down, _ => ChangeDirection.Same };
}

/// <summary>How a share compares with the one before, in percentage points: from 40% to 50% is 10 points, and 25 percent.</summary>
/// <param name="Points">Never negative; <paramref name="Direction"/> says which way.</param>
public readonly record struct PointChange(ChangeDirection Direction, decimal Points)
{
    /// <summary>Null where there is no comparison. Rounded once, from the exact shares: not the difference of two rounded ones.</summary>
    public static PointChange? Between(long? partBefore, long? wholeBefore, long? part, long? whole, int decimals = 1)
    {
        if (partBefore is not { } before || wholeBefore is not > 0 || part is not { } now || whole is not > 0) return null;
        var difference = (now * 100m / whole.Value) - (before * 100m / wholeBefore.Value);
        return new PointChange(Change.Direct(Math.Sign(difference)), Rounding.HalfUp(Math.Abs(difference), decimals));
    }
}

/// <summary>Which way a number went.</summary>
public enum ChangeDirection
{
    [JsonStringEnumMemberName("same")]
    Same = 0,

    [JsonStringEnumMemberName("up")]
    Up = 1,

    [JsonStringEnumMemberName("down")]
    Down = 2,
}
