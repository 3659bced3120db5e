using System.Globalization;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Replaying;

/// <summary>Turns published figures into targets for days that do not overlap: a half-year inside its year is a constraint, and the rest of the year gets what is left.</summary>
internal sealed class PlanReplay(decimal scale)
{
    private readonly List<ReplayFinding> findings = [];

    public IReadOnlyList<ReplayFinding> Findings => findings;

    public IReadOnlyList<Targets> Run(IReadOnlyList<FigureRow> rows)
    {
        var periods = rows.Select(row => row.Period).Distinct().OrderBy(period => period.FirstOn).ThenByDescending(period => period.LastOn).ToList();
        var targets = periods.ToDictionary(period => period, period => Read(period, [.. rows.Where(row => row.Period == period)]));
        var leaves = new List<Targets>();
        foreach (var period in periods.Where(period => !periods.Exists(other => other != period && other.Contains(period)))) Split(period, targets[period], periods, targets, leaves);
        foreach (var empty in leaves.Where(leaf => leaf.Actioned is null)) findings.Add(new ReplayFinding(0, $"{empty.Name}: no total of webpages acted on, so nothing was made for it."));
        return [.. leaves.Where(leaf => leaf.Actioned > 0)];
    }

    private Targets Read(Period period, List<FigureRow> rows)
    {
        var targets = new Targets(period.Code);
        targets.Days.Add(period);
        targets.Actioned = Total(FigureDictionary.ActionedTotals, rows);
        targets.Assessed = Total(FigureDictionary.AssessedTotals, rows);
        targets.Newsgroups = Total([FigureDictionary.AssessedNewsgroups], rows);
        targets.Imagery = Imagery(rows);
        foreach (var row in rows)
        {
            if (FigureDictionary.NotOfCases.TryGetValue(row.Metric, out var why)) findings.Add(new ReplayFinding(row.Line, $"{row.Metric} {why}."));
            else if (FigureDictionary.Breakdowns.TryGetValue(row.Metric, out var series)) ReadLine(row, series, rows, targets);
            else if (!FigureDictionary.Known.Contains(row.Metric)) findings.Add(new ReplayFinding(row.Line, $"the metric \"{row.Metric}\" is not known. Known are {string.Join(", ", FigureDictionary.Known)}."));
        }

        var bands = targets.Of(Metric.SelfGenerated, Dimension.Age).Values.Sum();
        if (bands > 0 && targets.Lines.TryAdd((new Series(Metric.Imagery, Dimension.Made), "self_generated"), bands))
            findings.Add(new ReplayFinding(0, string.Create(CultureInfo.InvariantCulture, $"{period.Code}: no total of self_generated; its age bands add up to {bands:N0}, which stands in for it.")));
        Check(targets);
        return targets;
    }

    private long? Total(IReadOnlyList<string> names, List<FigureRow> rows)
    {
        foreach (var name in names)
        {
            var found = rows.Where(row => row.Metric == name && row.Count is not null).ToList();
            if (found.Count == 0) continue;
            foreach (var other in found.Skip(1).Where(other => other.Count != found[0].Count)) findings.Add(new ReplayFinding(other.Line, $"{name} of {other.Period.Code} was said before with another number; the first is used."));
            return Scaled(found[0].Count!.Value);
        }

        return null;
    }

    // A count beside its percentage tells the base that nobody printed.
    private long? Imagery(List<FigureRow> rows)
    {
        var best = rows.Where(row => row.Base == "urls_with_imagery" && row is { Count: > 0, Percent: > 0 }).MaxBy(row => row.Count);
        return best is null ? null : Scaled((long)Rounding.HalfUp(best.Count!.Value * 100m / best.Percent!.Value, 0));
    }

    private void ReadLine(FigureRow row, Series series, List<FigureRow> rows, Targets targets)
    {
        var count = row.Count is { } said ? Scaled(said) : OfPercent(row, targets);
        if (count is not { } number)
        {
            findings.Add(new ReplayFinding(row.Line, $"{row.Metric} {row.ValueKey} is {row.Percent}% of {row.Base}, whose number is not in the file for {row.Period.Code}."));
            return;
        }

        if (row is { Count: { } exact, Percent: { } percent } && BaseCount(row, targets) is { } whole && whole > 0 && scale == 1m && Math.Abs((exact * 100m / whole) - percent) > 0.55m)
            findings.Add(new ReplayFinding(row.Line, string.Create(CultureInfo.InvariantCulture, $"{row.Metric} {row.ValueKey} of {row.Period.Code}: {exact:N0} of {whole:N0} is {Rounding.HalfUp(exact * 100m / whole, 1)}%, not {percent}%; the count is used.")));
        if (!targets.Lines.TryAdd((series, row.ValueKey), number) && targets.Lines[(series, row.ValueKey)] != number)
            findings.Add(new ReplayFinding(row.Line, $"{row.Metric} {row.ValueKey} of {row.Period.Code} was said before with another number; the first is used."));
    }

    private static long? OfPercent(FigureRow row, Targets targets) => BaseCount(row, targets) is { } whole ? (long)Rounding.HalfUp(whole * row.Percent!.Value / 100m, 0) : null;

    private static long? BaseCount(FigureRow row, Targets targets) => FigureDictionary.BaseOf(row.Base) switch
    {
        Metric.Actioned => targets.Actioned,
        Metric.Imagery => targets.Imagery ?? targets.Actioned,
        Metric.SelfGenerated => Line(targets, Dimension.Made, "self_generated"),
        Metric.Girls => Line(targets, Dimension.Sex, "girls"),
        Metric.Boys => Line(targets, Dimension.Sex, "boys"),
        _ => null,
    };

    private static long? Line(Targets targets, Dimension dimension, string code) => targets.Lines.TryGetValue((new Series(Metric.Imagery, dimension), code), out var count) ? count : null;

    /// <summary>Drops the lines of a breakdown that add up to more than its base: they cannot all be true.</summary>
    private void Check(Targets targets)
    {
        foreach (var series in targets.Lines.Keys.Select(line => line.Series).Distinct().ToList())
        {
            var whole = series.Metric switch
            {
                Metric.SelfGenerated => Line(targets, Dimension.Made, "self_generated"),
                Metric.Girls => Line(targets, Dimension.Sex, "girls"),
                Metric.Boys => Line(targets, Dimension.Sex, "boys"),
                Metric.Imagery => targets.Imagery ?? targets.Actioned,
                _ => targets.Actioned,
            };
            var sum = targets.Of(series.Metric, series.Dimension).Values.Sum();
            // Lines that were made from rounded percentages may add up to a little more.
            if (whole is not { } most || sum <= most + Math.Max(5, most / 100)) continue;
            findings.Add(new ReplayFinding(0, string.Create(CultureInfo.InvariantCulture, $"{targets.Name}: the lines of {Words.Of(series.Metric)} by {Words.Of(series.Dimension)} add up to {sum:N0}, more than their base of {most:N0}. They contradict it and are left out.")));
            foreach (var line in targets.Lines.Keys.Where(line => line.Series == series).ToList()) targets.Lines.Remove(line);
        }
    }

    private void Split(Period period, Targets own, List<Period> periods, Dictionary<Period, Targets> targets, List<Targets> leaves)
    {
        var inside = periods.Where(other => other != period && period.Contains(other) && !periods.Exists(between => between != period && between != other && period.Contains(between) && between.Contains(other))).ToList();
        if (inside.Count == 0)
        {
            leaves.Add(own);
            return;
        }

        var parts = inside.ConvertAll(child => targets[child]);
        var rest = new Targets($"{period.Code} without {string.Join(", ", inside.Select(child => child.Code))}");
        rest.Days.AddRange(Gaps(period, inside));
        if (rest.Days.Count > 0) parts.Add(rest);
        new ShareTargets(findings).Run(own, parts);
        foreach (var child in inside) Split(child, targets[child], periods, targets, leaves);
        if (rest.Days.Count > 0) leaves.Add(rest);
    }

    private static IEnumerable<Period> Gaps(Period whole, List<Period> inside)
    {
        var from = whole.FirstOn;
        foreach (var child in inside.OrderBy(child => child.FirstOn))
        {
            if (from < child.FirstOn) yield return new Period(PeriodKind.Range, from, child.FirstOn.AddDays(-1));
            from = child.LastOn.AddDays(1);
        }

        if (from <= whole.LastOn) yield return new Period(PeriodKind.Range, from, whole.LastOn);
    }

    private long Scaled(long count) => scale == 1m ? count : (long)Rounding.HalfUp(count * scale, 0);
}
