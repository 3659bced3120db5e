using System.Diagnostics;
using System.Globalization;

namespace OpenHotline.MatchingBench;

/// <summary>Times of several runs of the same work: the middle one, and how far they lie apart.</summary>
internal sealed class Median
{
    private readonly double[] _sorted;

    private Median(IEnumerable<double> values) => _sorted = [.. values.Order()];

    public double Value => _sorted[_sorted.Length / 2];

    public static Median Of(IEnumerable<double> values) => new(values);

    /// <summary>Milliseconds of one run, after one that does not count.</summary>
    public static Median Milliseconds(int runs, Action work)
    {
        work();
        return new(Enumerable.Range(0, runs).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).ToArray());
    }

    public string Text(string format) => string.Create(CultureInfo.InvariantCulture, $"{Value.ToString(format, CultureInfo.InvariantCulture)} ({_sorted[0].ToString(format, CultureInfo.InvariantCulture)} to {_sorted[^1].ToString(format, CultureInfo.InvariantCulture)})");
}
