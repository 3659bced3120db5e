using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using OpenHotline.Prevent.Evaluating;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>An evaluation as a file: the numbers of the page and nothing beside. A withheld number is null, or empty.</summary>
public sealed record EvaluationFile(
    DateOnly FirstOn, DateOnly LastOn, DateOnly AsOf, string Currency, long Planned, long Spent, long? Arrivals, long Machines, decimal? CostPerArrival,
    IReadOnlyList<Evaluation.ChannelLine> Channels, IReadOnlyList<Evaluation.WeekLine> Weeks, IReadOnlyList<Evaluation.GoalLine> Goals, IReadOnlyList<EvaluationFile.QuarterCount> OwnPictures, long OwnPicturesTotal)
{
    public sealed record QuarterCount(string Quarter, long? Count);

    public static EvaluationFile Of(Evaluation found) => new(
        found.Campaign.FirstOn, found.Campaign.LastOn, found.AsOf, found.Campaign.Currency, found.Planned, found.Spent, found.Arrivals, found.Machines, found.CostPerArrival,
        found.Channels, found.Weeks, found.Goals, [.. found.OwnPictures.Select(line => new QuarterCount(line.Quarter.Code, line.Count))], found.OwnPicturesTotal);

    /// <summary>As CSV (RFC 4180), one line for each number. Every value is a code of ours, a day or a number, so that nothing needs quotes and no spreadsheet takes one for a formula.</summary>
    public static string Csv(Evaluation found)
    {
        var text = new StringBuilder("part,of,from,to,number,value\r\n");
        Line("whole", "campaign", found.Campaign.FirstOn, found.Campaign.LastOn, "planned", found.Planned);
        Line("whole", "campaign", found.Campaign.FirstOn, found.Campaign.LastOn, "spent", found.Spent);
        Line("whole", "campaign", found.Campaign.FirstOn, found.Campaign.LastOn, "arrivals", found.Arrivals);
        Line("whole", "campaign", found.Campaign.FirstOn, found.Campaign.LastOn, "machines", found.Machines);
        Line("whole", "campaign", found.Campaign.FirstOn, found.Campaign.LastOn, "cost-per-arrival", found.CostPerArrival);
        foreach (var channel in found.Channels)
        {
            Line("channel", channel.Channel, null, null, "planned", channel.Planned);
            Line("channel", channel.Channel, null, null, "spent", channel.Spent);
            Line("channel", channel.Channel, null, null, "arrivals", channel.Arrivals);
            Line("channel", channel.Channel, null, null, "machines", channel.Machines);
            Line("channel", channel.Channel, null, null, "cost-per-arrival", channel.CostPerArrival);
        }

        foreach (var week in found.Weeks)
        {
            Line("week", week.Phase, week.FirstOn, week.LastOn, "arrivals", week.Arrivals);
            Line("week", week.Phase, week.FirstOn, week.LastOn, "read-to-end", week.ReadToEnd);
            Line("week", week.Phase, week.FirstOn, week.LastOn, "help-contacted", week.HelpContacted);
            Line("week", week.Phase, week.FirstOn, week.LastOn, "reports", week.Reports);
        }

        foreach (var goal in found.Goals)
        {
            Line("goal", goal.Figure, found.Campaign.FirstOn, found.Campaign.LastOn, "target", goal.Target);
            Line("goal", goal.Figure, found.Campaign.FirstOn, found.Campaign.LastOn, "reached", goal.Reached);
            Line("goal", goal.Figure, found.Campaign.FirstOn, found.Campaign.LastOn, "before", goal.Before);
        }

        foreach (var quarter in found.OwnPictures) Line("own-pictures", quarter.Quarter.Code, quarter.Quarter.FirstOn, quarter.Quarter.LastOn, "requests", quarter.Count);
        Line("own-pictures", "all", null, null, "requests", found.OwnPicturesTotal);
        return text.ToString();

        void Line(string part, object of, DateOnly? from, DateOnly? to, string number, decimal? value) => text.Append(CultureInfo.InvariantCulture, $"{part},{of},{from:yyyy-MM-dd},{to:yyyy-MM-dd},{number},{value}\r\n");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(EvaluationFile))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
