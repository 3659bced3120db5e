using System.Globalization;
using System.Text;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>Figures as CSV (RFC 4180): one line for each number, with its base. A withheld number is empty.</summary>
/// <remarks>Every value is a code of ours or a number, so nothing needs quotes and no spreadsheet takes one for a formula.</remarks>
public static class FigureCsv
{
    /// <param name="isReplayed">Says in every line that the figures come from a replay.</param>
    public static string Of(string period, IEnumerable<FigureSeries> all, bool isReplayed = false)
    {
        var text = new StringBuilder("period,base,base_count,by,code,count,percent,origin\r\n");
        var origin = isReplayed ? "replayed" : "counted";
        foreach (var series in all)
        {
            foreach (var line in series.Lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"{period},{Words.Of(series.Metric)},{series.Base},{Words.Of(series.Dimension)},{line.Code},{line.Count},{Rounding.Share(line.Count, series.Base, 1)},{origin}\r\n");
            }
        }

        return text.ToString();
    }
}
