using System.Net;
using Markdig;

namespace OpenHotline.Web.Workbench.Figures.Reports;

/// <summary>A filled report as HTML.</summary>
public static class ReportHtml
{
    // What staff typed holds no HTML of its own.
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private const string Sheet = "body{font:1em/1.5 system-ui,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}th,td{padding:.2em .8em .2em 0;border-bottom:1px solid #b1b4b6;text-align:start}";

    /// <summary>The part that stands on a page.</summary>
    public static string Part(string markdown) => Markdig.Markdown.ToHtml(markdown, Markdown);

    /// <summary>A whole document in one file, to be read, printed or kept.</summary>
    public static string Document(string title, string markdown) =>
        $"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(title)}</title><style>{Sheet}</style></head>\n<body>\n{Part(markdown)}</body>\n</html>\n";
}
