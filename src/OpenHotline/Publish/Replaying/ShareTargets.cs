using System.Globalization;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Publish.Replaying;

/// <summary>Shares what a period must add up to among the parts of it: a part that says its own number keeps it, the others share what is left by their size.</summary>
internal sealed class ShareTargets(List<ReplayFinding> findings)
{
    public void Run(Targets whole, IReadOnlyList<Targets> parts)
    {
        Share(whole, parts, "webpages acted on", targets => targets.Actioned, (targets, count) => targets.Actioned = count, part => part.Days.Sum(days => (decimal)days.Days));
        Share(whole, parts, "assessed cases", targets => targets.Assessed, (targets, count) => targets.Assessed = count, Size);
        Share(whole, parts, "newsgroup reports", targets => targets.Newsgroups, (targets, count) => targets.Newsgroups = count, Size);
        Share(whole, parts, "webpages with imagery", targets => targets.Imagery, (targets, count) => targets.Imagery = count, Size);
        foreach (var line in whole.Lines.Keys.OrderBy(line => line.Series.Metric).ThenBy(line => line.Series.Dimension).ThenBy(line => line.Code, StringComparer.Ordinal))
        {
            Share(whole, parts, $"{Words.Of(line.Series.Metric)} by {Words.Of(line.Series.Dimension)}, {line.Code}",
                targets => targets.Lines.TryGetValue(line, out var count) ? count : null, (targets, count) => targets.Lines[line] = count, part => Weight(part, line.Series.Metric));
        }
    }

    private void Share(Targets whole, IReadOnlyList<Targets> parts, string what, Func<Targets, long?> read, Action<Targets, long> write, Func<Targets, decimal> weight)
    {
        if (read(whole) is not { } sum) return;
        var left = sum - parts.Sum(part => read(part) ?? 0);
        var open = parts.Where(part => read(part) is null).ToList();
        if (left < 0 || (open.Count == 0 && left != 0))
        {
            findings.Add(new ReplayFinding(0, string.Create(CultureInfo.InvariantCulture, $"{whole.Name}: {what} is {sum:N0}, but its parts add up to {sum - left:N0}. The parts are used.")));
            left = 0;
        }

        var shares = Targets.Apportion(left, open.ConvertAll(part => weight(part)));
        for (var at = 0; at < open.Count; at++) write(open[at], shares[at]);
    }

    private static decimal Size(Targets part) => part.Actioned ?? 0;

    private static decimal Weight(Targets part, Metric metric) => metric switch
    {
        Metric.SelfGenerated => part.Of(Metric.Imagery, Dimension.Made).GetValueOrDefault("self_generated"),
        Metric.Girls => part.Of(Metric.Imagery, Dimension.Sex).GetValueOrDefault("girls"),
        Metric.Boys => part.Of(Metric.Imagery, Dimension.Sex).GetValueOrDefault("boys"),
        _ => Size(part),
    };
}
