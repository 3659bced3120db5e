using System.Globalization;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Publishing;
using OpenHotline.Publish.Reporting;

namespace OpenHotline.Cli.Verbs;

/// <summary>Reports as text on a terminal: plain columns, so that they can be piped.</summary>
internal static class ReportTables
{
    private const string Replayed = "Replayed figures: they say nothing of a real hotline.";

    public static void Print(Article22Report report)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Period.Code}: {report.Notices:N0} notices under Article 16, Regulation (EU) 2022/2065"));
        if (report.IsReplayed) Console.WriteLine(Replayed);
        foreach (var line in report.Lines) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line.Provider,-40} {Words.Of(line.Type),-20} {Words.Of(line.Action),-22} {line.Notices,10:N0}"));
    }

    public static void Print(MemberStateTable table, ReadPublished.Published of)
    {
        Console.WriteLine($"{of.Period.Code}, as published on {of.Document.TakenAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        if (of.Document.IsReplayed) Console.WriteLine(Replayed);
        foreach (var group in table.Groups.Where(group => group.Lines.Count > 0))
        {
            Console.WriteLine();
            Console.WriteLine($"{group.Title}, of {Number(group.BaseCount)} {Words.Of(group.Base)}");
            foreach (var line in group.Lines) Console.WriteLine($"{line.Code,-32} {Number(line.Count),14} {(Rounding.Share(line.Count, group.BaseCount, 1) is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share:0.0}%") : ""),8}".TrimEnd());
        }
    }

    private static string Number(long? count) => count is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "withheld";
}
