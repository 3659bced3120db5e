using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>A condition on a column that is one of many values, in one statement on both databases.</summary>
internal static class InList
{
    /// <summary>Gives what stands behind the column's name and the parameters for it. The values are bounded by a batch.</summary>
    public static (string Condition, (string Name, object? Value)[] Parameters) In<T>(this HotlineDb db, string name, IReadOnlyList<T> values) =>
        db.Kind == DatabaseKind.Postgres
            ? ($"= ANY(@{name})", [(name, (object?)values.ToArray())])
            : ($"IN ({string.Join(", ", values.Select((_, i) => $"@{name}{i}"))})", [.. values.Select((value, i) => ($"{name}{i}", (object?)value))]);
}
