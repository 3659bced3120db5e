using System.Globalization;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Cli.Verbs;

/// <summary>Figures as text on a terminal: plain columns, so that they can be piped.</summary>
internal static class StatsTables
{
    public static void Print(Comparison comparison)
    {
        Console.WriteLine(comparison.Sentence);
        if (comparison.IsReplayed) Console.WriteLine("Replayed figures: they say nothing of a real hotline.");
        Line("", comparison.Period.Code, comparison.With?.Code ?? "", "change", "share");
        foreach (var one in comparison.Figures) Line(one.Name, Number(one.Count), comparison.With is null ? "" : Number(one.Before), Said(one.Change), one.Share is { } share ? $"{share.Percent}% of {Words.Of(share.Base)}" : "");
        foreach (var series in comparison.Breakdowns.Where(series => series.Lines.Count > 0))
        {
            Console.WriteLine();
            Console.WriteLine($"by {Words.Of(series.By)}, of {Number(series.BaseCount)} {Words.Of(series.Base)}");
            foreach (var line in series.Lines) Line(line.Code, Number(line.Count), comparison.With is null ? "" : Number(line.Before), Said(line.Change), $"{line.Share.Percent}%{Points(line.Share)}");
        }
    }

    public static void Print(SeriesAnswer answer)
    {
        Console.WriteLine($"{answer.Period.Code}, by {Words.Of(answer.By)}, of {Number(answer.BaseCount)} {Words.Of(answer.Base)}");
        if (answer.IsReplayed) Console.WriteLine("Replayed figures: they say nothing of a real hotline.");
        foreach (var line in answer.Lines) Line(line.Code, Number(line.Count), $"{line.Percent}%", "", "");
    }

    private static void Line(string name, string now, string before, string change, string share) => Console.WriteLine($"{name,-24} {now,14} {before,14} {change,14}  {share}".TrimEnd());

    private static string Said(ComparedChange? change) => change is null ? "no comparison" : $"{change.Direction switch { ChangeDirection.Up => "+", ChangeDirection.Down => "-", _ => "" }}{change.Percent.ToString(CultureInfo.InvariantCulture)}%";

    private static string Points(ComparedShare share) => share.Points is { } points && share.PointsDirection is { } direction ? $" ({(direction == ChangeDirection.Down ? "-" : "+")}{points.ToString(CultureInfo.InvariantCulture)} points)" : "";

    private static string Number(long? count) => count is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "withheld";
}
