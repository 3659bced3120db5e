using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Publishing;
using OpenHotline.Publish.Withholding;


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
        var figures = new Figures(default, default, 3, [new FigureSeries(Metric.Actioned, Dimension.Source, 3, [new("public", 2), new("police", 1)])]);
        var hidden = withhold.From(figures);
        Assert.Null(hidden.Series[0].Base);
        Assert.Null(hidden.Webpages);
        Assert.All(hidden.Series[0].Lines, line => Assert.Null(line.Count));
    }

    [Fact]
    public void The_base_of_imagery_is_withheld_where_its_line_among_the_kinds_is()
    {
        var figures = new Figures(default, default, 22, [new(Metric.Actioned, Dimension.Kind, 22, [new("imagery", 20), new("text", 2)]), new(Metric.Imagery, Dimension.Sex, 20, [new("girls", 20)])]);
        var hidden = withhold.From(figures);
        Assert.Null(hidden.Series[1].Base);
        Assert.All(hidden.Series.SelectMany(series => series.Lines), line => Assert.Null(line.Count));
    }

    [Fact]
    public void A_continent_does_not_give_its_small_country_away()
    {
        var figures = new Figures(default, default, 200, [
            new(Metric.Actioned, Dimension.Continent, 200, [new("Europe", 120), new("Asia", 80)]),
            new(Metric.Actioned, Dimension.Place, 200, [new("NL", 100), new("FR", 20), new("JP", 78), new("IN", 2)])]);
        var places = withhold.From(figures).Series[1].Lines;
        Assert.Equal((null, null), (places.Single(line => line.Code == "IN").Count, places.Single(line => line.Code == "JP").Count));
    }

    [Fact]
    public void What_is_not_self_generated_cannot_be_found_by_subtracting()
    {
        var figures = new Figures(default, default, 200, [
            new(Metric.Imagery, Dimension.Made, 200, [new("self_generated", 150), new("contact", 50)]),
            new(Metric.Imagery, Dimension.Severity, 200, [new("A", 60), new("B", 60), new("C", 80)]),
            new(Metric.SelfGenerated, Dimension.Severity, 150, [new("A", 58), new("B", 42), new("C", 50)])]);
        var hidden = withhold.From(figures);
        Assert.Null(hidden.Series[1].Count("A") - hidden.Series[2].Count("A"));
    }

    [Fact]
    public void A_development_does_not_give_its_small_class_away()
    {
        var figures = new Figures(default, default, 200, [
            new(Metric.Imagery, Dimension.Industry, 200, [new("A1", 98), new("A2", 2), new("B1", 50), new("B2", 50)]),
            new(Metric.Imagery, Dimension.Development, 200, [new("prepubescent", 100), new("pubescent", 100)])]);
        var hidden = withhold.From(figures);
        Assert.Null(hidden.Series[0].Count("A2"));
        Assert.Null(hidden.Series[0].Count("A1") + hidden.Series[1].Count("prepubescent"));
    }

    [Fact]
    public void What_is_shown_and_the_severity_are_withheld_together()
    {
        var figures = new Figures(default, default, 200, [
            new(Metric.Imagery, Dimension.Severity, 200, [new("A", 2), new("B", 98), new("C", 100)]),
            new(Metric.Imagery, Dimension.Shown, 200, [new("category_a", 2), new("category_b", 98), new("category_c", 100)])]);
        var hidden = withhold.From(figures);
        Assert.Equal((null, null, 100L), (hidden.Series[0].Count("A"), hidden.Series[0].Count("B"), hidden.Series[0].Count("C")));
        Assert.Equal(hidden.Series[0].Lines.Select(line => line.Count), hidden.Series[1].Lines.Select(line => line.Count));
    }

    /// <summary>Where baseline is nearly all imagery, the few pages of imagery that are not follow by subtracting.</summary>
    [Fact]
    public void Imagery_that_is_not_baseline_cannot_be_found_by_subtracting()
    {
        var figures = new Figures(default, default, 200, [
            new(Metric.Actioned, Dimension.Kind, 200, [new("imagery", 100), new("text", 100)]), new(Metric.Actioned, Dimension.Inhope, 200, [new("baseline", 98), new("national", 102)]),
            new(Metric.Imagery, Dimension.Sex, 100, [new("girls", 100)])]);
        var hidden = withhold.From(figures);
        Assert.Null(hidden.Total(Metric.Imagery) - hidden.Series[1].Count("baseline"));
    }

    /// <summary>Somebody who adds and subtracts everything that is printed finds no small number that is withheld, and none that follows.</summary>
    [Fact]
    public void No_small_number_of_any_breakdown_can_be_worked_out_by_adding_and_subtracting()
    {
        var chance = new Random(20210728);
        for (var round = 0; round < 200; round++)
        {
            var figures = MadeUp.Figures(chance, pages: chance.Next(10, 400));
            var printed = new Withhold(5).From(figures);
            var found = new Subtracting(printed).Found(figures).Where(number => number.Count is > 0 and < 5).Select(number => $"{number.Name} is {number.Count}").ToList();
            Assert.True(found.Count == 0, $"round {round}: {string.Join(", ", found)}");
            Assert.All(printed.Series.SelectMany(series => series.Lines), line => Assert.True(line.Count is null or 0 or >= 5));
        }
    }

    [Fact]
    public void A_year_tells_no_more_than_its_halves()
    {
        var chance = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            Figures[] halves = [new Withhold(5).From(MadeUp.Figures(chance, 80)), new Withhold(5).From(MadeUp.Figures(chance, 300))];
            var year = AddPublished.Sum(halves, null);
            foreach (var series in year.Series)
            {
                foreach (var line in series.Lines.Where(line => line.Count is not null)) Assert.Equal(halves.Sum(half => half.Of(series.Series).Count(line.Code)!.Value), line.Count);
                if (halves.All(half => half.Of(series.Series).Base is not null)) Assert.Equal(halves.Sum(half => half.Of(series.Series).Base), series.Base);
                else Assert.Null(series.Base);
            }
        }
    }

    [Fact]
    public void A_year_has_no_breakdown_that_one_of_its_halves_did_not_publish()
    {
        var half = MadeUp.Figures(new Random(1), 200);
        var older = half with { Series = [.. half.Series.Where(series => series.Dimension != Dimension.Industry)] };
        Assert.Null(AddPublished.Sum([older, half], null).Find(new Series(Metric.Imagery, Dimension.Industry)));
        Assert.NotNull(AddPublished.Sum([half, half], null).Find(new Series(Metric.Imagery, Dimension.Industry)));
    }

    [Fact]
    public void A_restatement_shows_no_small_difference()
    {
        Figures Of(long whole, params (string, long)[] lines) => new(default, default, null, [new(Metric.Actioned, Dimension.Source, whole, [.. lines.Select(line => new FigureLine(line.Item1, line.Item2))])]);
        var before = Of(100, ("public", 60), ("police", 40));
        Assert.Empty(new Restated(5).Of(before, Of(98, ("public", 58), ("police", 40))).Series);
        Assert.Empty(new Restated(5).Of(before, Of(110, ("public", 68), ("police", 42))).Series);
        Assert.Single(new Restated(5).Of(before, Of(110, ("public", 70), ("police", 40))).Series);
        Assert.Empty(new Restated(5).Of(before, before).Series);
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
