using OpenHotline.Facts;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Web.Workbench.Cases;

/// <summary>The facts of a webpage as its page tells them: in order, each in words, and checks that found the same as one line.</summary>
/// <param name="names">Of the people who did something.</param>
/// <param name="blind">Cases on which a blind second opinion waits.</param>
/// <param name="reasons">Why checks came to their outcome, by the check's id.</param>
internal sealed class CaseTimeline(IReadOnlyDictionary<Guid, string> names, IReadOnlySet<Guid> blind, IReadOnlyDictionary<Guid, CheckReason> reasons)
{
    private const string Checked = "The page was checked";

    /// <param name="facts">Oldest first.</param>
    public List<Components.TimelineEntry> Tell(IReadOnlyList<OpenHotline.Ground.Timeline.TimelineEntry> facts)
    {
        var told = new List<Components.TimelineEntry>();
        var (isRemoved, same) = (false, 1);
        foreach (var entry in facts)
        {
            var line = Line(entry, isRemoved);
            isRemoved = entry.Fact switch { PageRemoved => true, PageReappeared => false, _ => isRemoved };
            if (entry.Fact is PageChecked && told is [.., var last] && last.Text == line.Text && last.Title.StartsWith(Checked, StringComparison.Ordinal))
            {
                told[^1] = last with { Title = $"{Checked} {++same} times", Until = entry.At };
                continue;
            }

            same = 1;
            told.Add(line);
        }

        return told;
    }

    private Components.TimelineEntry Line(OpenHotline.Ground.Timeline.TimelineEntry entry, bool isRemoved)
    {
        CheckReason? because = entry.Fact is PageChecked look && reasons.TryGetValue(look.CheckId, out var kept) ? kept : null;
        var (title, text) = FactSentences.Of(entry.Fact, entry.Fact is EpisodeAssessed assessed && blind.Contains(assessed.EpisodeId), because, isRemoved);
        var by = Guid.TryParse(entry.By, out var who) ? names.GetValueOrDefault(who, "a former colleague") : entry.By == "house" ? null : $"the {entry.By}";
        return new Components.TimelineEntry(title, entry.At, by, text);
    }
}
