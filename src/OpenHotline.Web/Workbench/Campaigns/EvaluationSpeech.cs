using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Evaluating;

namespace OpenHotline.Web.Workbench.Campaigns;

/// <summary>What can be said of a campaign's numbers, and what cannot, in plain sentences.</summary>
public static class EvaluationSpeech
{
    public const string Base = "Arrivals by this campaign's links. The other numbers are those of the whole hotline, whatever brought people. Small ones are withheld.";

    public static string Of(Evaluation found) => $"{Arrived(found)} {Reported(found)} "
        + "These numbers stand side by side; they do not show that the campaign caused a change, since news, holidays and other campaigns move them too. "
        + "Somebody who comes twice counts twice, and nobody is followed from an arrival to a report.";

    private static string Arrived(Evaluation found) => found.Arrivals switch
    {
        null => "Too few came by its links to show a number.",
        0 => "Nobody has come by its links yet.",
        { } arrivals when found.CostPerArrival is { } cost => $"{arrivals:N0} arrivals came by its links, at {CampaignWords.Money((decimal?)cost, found.Campaign.Currency)} each.",
        { } arrivals => $"{arrivals:N0} arrivals came by its links.",
    };

    private static string Reported(Evaluation found)
    {
        var known = new List<(double Average, string Words)>();
        foreach (var (phase, words) in ((CampaignPhase, string)[])[(CampaignPhase.Before, "before"), (CampaignPhase.During, "during"), (CampaignPhase.After, "after")])
        {
            if (Average(found, phase) is { } average) known.Add((average, words));
        }

        if (known.Count < 2) return "There are not yet enough weeks with reports to compare.";
        return known.TrueForAll(one => one.Average == 0) ? "The public sent no report in its whole weeks, nor in those beside it: there is nothing to compare." : $"The public sent {string.Join(", ", known.Select(one => $"{one.Average:0.#} a week {one.Words}"))} it.";
    }

    // Whole weeks only, and none where a week is withheld: an average over the rest would mislead.
    private static double? Average(Evaluation found, CampaignPhase phase)
    {
        var weeks = found.Weeks.Where(week => week.Phase == phase && week.LastOn < found.AsOf && week.LastOn.DayNumber - week.FirstOn.DayNumber == 6).ToList();
        return weeks.Count == 0 || weeks.Exists(week => week.Reports is null) ? null : weeks.Average(week => week.Reports!.Value);
    }
}
