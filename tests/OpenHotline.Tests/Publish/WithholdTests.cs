using OpenHotline.Publish;

namespace OpenHotline.Tests.Publish;

public sealed class WithholdTests
{
    private const int Smallest = 4;
    private readonly Withhold withhold = new(Smallest);

    [Fact]
    public void No_small_number_is_shown()
    {
        foreach (var counts in Vectors(4, 9))
        {
            var hidden = withhold.HiddenIn(counts);
            Assert.All(Enumerable.Range(0, counts.Length), at => Assert.True(counts[at] is 0 or >= Smallest || hidden.Contains(at)));
        }
    }

    /// <summary>For every withheld number there is another history, with the same published numbers, in which it is another one.</summary>
    [Fact]
    public void No_withheld_number_can_be_worked_out_even_by_somebody_who_knows_the_rule()
    {
        var published = new Dictionary<string, List<long[]>>(StringComparer.Ordinal);
        foreach (var counts in Vectors(3, 14).Where(counts => counts.Sum() >= Smallest))
        {
            var hidden = withhold.HiddenIn(counts);
            if (hidden.Count == 0) continue;
            var shown = string.Join(',', counts.Select((count, at) => hidden.Contains(at) ? "x" : $"{count}")) + $"={counts.Sum()}";
            (published.TryGetValue(shown, out var same) ? same : published[shown] = []).Add(counts);
        }

        // Near the edge of what was tried the other histories lie outside of it.
        var given = published.Where(pair => pair.Value[0].Sum() <= 14)
            .SelectMany(pair => Enumerable.Range(0, 3).Where(at => pair.Key.Split('=')[0].Split(',')[at] == "x" && pair.Value.Select(counts => counts[at]).Distinct().Count() == 1).Select(at => $"{pair.Key}: number {at} is {pair.Value[0][at]}"))
            .ToList();
        Assert.True(given.Count == 0, string.Join('\n', given.Take(20)));
    }

    [Fact]
    public void A_small_whole_is_withheld_with_all_its_parts()
    {
        var series = withhold.From(new FigureSeries(Metric.Actioned, Dimension.Sex, 3, [new("1", 2), new("2", 1)]));
        Assert.Null(series.Base);
        Assert.All(series.Lines, line => Assert.Null(line.Count));
    }

    [Fact]
    public void The_base_of_imagery_is_withheld_where_its_line_among_the_kinds_is()
    {
        var figures = new Figures(default, default, 20, [new(Metric.Actioned, Dimension.Kind, 22, [new("1", 20), new("3", 2)]), new(Metric.Imagery, Dimension.Sex, 20, [new("1", 20)])]);
        var hidden = withhold.From(figures);
        Assert.Null(hidden.Series[1].Base);
        Assert.All(hidden.Series.SelectMany(series => series.Lines), line => Assert.Null(line.Count));
    }

    [Theory]
    [InlineData(62234L, 100616L, ChangeDirection.Up, 62L)]
    [InlineData(38424L, 182281L, ChangeDirection.Up, 374L)]
    [InlineData(200L, 199L, ChangeDirection.Down, 1L)]
    [InlineData(200L, 200L, ChangeDirection.Same, 0L)]
    public void Changes_are_rounded_half_up(long before, long now, ChangeDirection direction, long percent) => Assert.Equal(new Change(direction, percent), Change.Between(before, now));

    [Fact]
    public void There_is_no_comparison_with_nothing()
    {
        Assert.Null(Change.Between(null, 5));
        Assert.Null(Change.Between(0, 5));
        Assert.Equal(64, Change.Share(64278, 100616));
    }

    private static IEnumerable<long[]> Vectors(int length, int most)
    {
        var counts = new long[length];
        while (true)
        {
            yield return [.. counts];
            var at = 0;
            while (at < length && counts[at] == most) counts[at++] = 0;
            if (at == length) yield break;
            counts[at]++;
        }
    }
}
