using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;
using OpenHotline.Publish.Reporting;
using OpenHotline.Web.Workbench.Figures.Reports;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>report article-22|member-state|annual|template</c>: the workbench's reports, for scripts and files.</summary>
internal static class ReportVerbs
{
    private static readonly Option<string> Period = new("--period") { Description = $"Which days: {PeriodNotation.Ways}", HelpName = "PERIOD", Required = true };
    private static readonly Option<string?> With = new("--with") { Description = "A closed period to compare with. Default: the year before, where it is closed; \"none\" compares with nothing", HelpName = "PERIOD" };
    private static readonly Option<FileInfo?> Template = new("--template") { Description = "The text to fill, in Markdown. Default: the one that \"report template\" prints", HelpName = "FILE" };
    private static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON" };
    private static readonly Option<bool> Csv = new("--csv") { Description = "Answer in CSV" };
    private static readonly Option<bool> Html = new("--html") { Description = "A page to read and print, instead of Markdown" };

    public static Command Build()
    {
        var flagger = new Command("article-22", "The yearly report of a trusted flagger: notices by provider, type of content and action taken. No personal data.") { Period, Json, Csv };
        flagger.SetAction((parsed, cancellation) => HouseQuestion.AskAsync(parsed, house => Article22Async(house, parsed, cancellation), cancellation));
        var ministry = new Command("member-state", "The table for a ministry or the network of hotlines, of a closed period.") { Period, Json };
        ministry.SetAction((parsed, cancellation) => HouseQuestion.AskAsync(parsed, house => MemberStateAsync(house, parsed, cancellation), cancellation));
        var annual = new Command("annual", "A text with the published figures of a closed period in it, each listed with its base.") { Period, With, Template, Html };
        annual.SetAction((parsed, cancellation) => HouseQuestion.AskAsync(parsed, house => AnnualAsync(house, parsed, cancellation), cancellation));
        var template = new Command("template", "Print the annual report's text with its references, to begin from.");
        template.SetAction(_ => Console.Out.Write(ReportTemplates.Annual));
        return new Command("report", "Reports from the same figures as the workbench's.") { flagger, ministry, annual, template };
    }

    private static async Task<int> Article22Async(IServiceProvider house, ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Json) && parsed.GetValue(Csv)) throw new FormatException("Choose --json or --csv.");
        var report = await house.GetRequiredService<MakeArticle22Report>().RunAsync(StatsVerbs.ReadPeriod(house, "--period", parsed.GetValue(Period)!), cancellation);
        if (parsed.GetValue(Json)) Console.WriteLine(Encoding.UTF8.GetString(report.ToJson()));
        else if (parsed.GetValue(Csv)) Console.Write(report.ToCsv());
        else ReportTables.Print(report);
        return ExitCode.Done;
    }

    private static async Task<int> MemberStateAsync(IServiceProvider house, ParseResult parsed, CancellationToken cancellation)
    {
        var found = await ClosedAsync(house, "--period", parsed.GetValue(Period)!, cancellation);
        var table = MemberStateTable.Of(found.Figures);
        if (parsed.GetValue(Json)) Console.WriteLine(Encoding.UTF8.GetString(table.ToJson(found.Period, found.Document.IsReplayed)));
        else ReportTables.Print(table, found);
        return ExitCode.Done;
    }

    private static async Task<int> AnnualAsync(IServiceProvider house, ParseResult parsed, CancellationToken cancellation)
    {
        var now = await ClosedAsync(house, "--period", parsed.GetValue(Period)!, cancellation);
        var before = parsed.GetValue(With) switch
        {
            "none" => null,
            { } named => await ClosedAsync(house, "--with", named, cancellation),
            null => now.Period.YearBefore is { } year ? await house.GetRequiredService<ReadPublished>().RunAsync(year, cancellation) : null,
        };
        var filled = house.GetRequiredService<FillReport>().Run(await TextAsync(parsed.GetValue(Template), cancellation), now, before);
        if (filled is FillReport.Outcome.Filled done)
        {
            Console.Out.Write(parsed.GetValue(Html) ? ReportHtml.Document($"Report, {now.Period.Code}", done.Markdown) : done.Markdown);
            return ExitCode.Done;
        }

        foreach (var fault in ((FillReport.Outcome.Refused)filled).Faults) await Console.Error.WriteLineAsync($"Line {fault.Line}: {fault.Says}");
        return ExitCode.WrongUse;
    }

    private static async Task<string> TextAsync(FileInfo? file, CancellationToken cancellation)
    {
        if (file is null) return ReportTemplates.Annual;
        if (!file.Exists) throw new FormatException($"--template: there is no file {file.FullName}.");
        // Every letter is at most four bytes; a longer file cannot be a text that is taken.
        if (file.Length > 4L * FillReport.MostCharacters) throw new FormatException($"--template: the text has more than {FillReport.MostCharacters} characters.");
        return await File.ReadAllTextAsync(file.FullName, cancellation);
    }

    private static async Task<ReadPublished.Published> ClosedAsync(IServiceProvider house, string flag, string code, CancellationToken cancellation)
    {
        var read = house.GetRequiredService<ReadPublished>();
        if (await read.RunAsync(StatsVerbs.ReadPeriod(house, flag, code), cancellation) is { } found) return found;
        var closed = await read.PeriodsAsync(cancellation);
        throw new FormatException($"{flag}: {code} is not closed. {(closed.Count == 0 ? "No period is." : $"Closed are {string.Join(", ", closed.Select(period => period.Code))}.")}");
    }
}
