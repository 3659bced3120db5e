using System.Globalization;
using System.Text;
using OpenHotline.Publish;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>Figures as CSV (RFC 4180): one line for each number, with its base. A withheld number is empty.</summary>
/// <remarks>Every value is a code of ours or a number, so nothing needs quotes and no spreadsheet takes one for a formula.</remarks>
public static class FigureCsv
{
    public static string Of(string period, IEnumerable<FigureSeries> all)
    {
        var text = new StringBuilder("period,base,base_count,dimension,code,count\r\n");
        foreach (var series in all)
        {
            foreach (var line in series.Lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"{period},{series.Metric},{series.Base},{series.Dimension},{line.Code},{line.Count}\r\n");
            }
        }

        return text.ToString();
    }
}
