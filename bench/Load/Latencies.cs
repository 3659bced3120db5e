namespace OpenHotline.Load;

/// <summary>What one run measured: how many in how long, and how long each took.</summary>
internal sealed record Latencies(int Done, int Failed, TimeSpan Took, double[] SortedMilliseconds)
{
    public double PerSecond => Done / Took.TotalSeconds;

    public double Percentile(double share) => SortedMilliseconds.Length == 0 ? 0 : SortedMilliseconds[(int)Math.Min(SortedMilliseconds.Length - 1, SortedMilliseconds.Length * share)];

    public override string ToString() => FormattableString.Invariant(
        $"{PerSecond,8:F0}/s  p50 {Percentile(0.50),7:F1} ms  p95 {Percentile(0.95),7:F1} ms  p99 {Percentile(0.99),7:F1} ms  done {Done}  failed {Failed}");
}
