using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Timeline;
using OpenHotline.Web.Workbench.Cases;

namespace OpenHotline.Web.Tests.Workbench.Cases;

public sealed class CaseTimelineTests
{
    private static readonly Guid Page = Guid.NewGuid();
    private static readonly Guid Episode = Guid.NewGuid();
    private readonly List<TimelineEntry> facts = [];
    private readonly Dictionary<Guid, CheckReason> reasons = [];

    [Fact]
    public void Checks_that_found_the_same_are_told_as_one_line_with_the_first_and_the_last_time()
    {
        Look(CheckOutcome.StillUp, CheckReason.FirstLook);
        Look(CheckOutcome.StillUp, CheckReason.SameContent);
        Look(CheckOutcome.StillUp, CheckReason.SimilarContent);
        Add(new HostAnswered(Page, Episode, Guid.NewGuid(), Guid.NewGuid(), HostAnswer.Removed));
        Look(CheckOutcome.StillUp, CheckReason.SameContent);
        var told = Tell();
        Assert.Equal(["The page was checked 3 times", "The host answered", "The page was checked"], told.Select(line => line.Title));
        Assert.Equal((facts[0].At, (DateTime?)facts[2].At), (told[0].At, told[0].Until));
        Assert.Null(told[2].Until);
    }

    [Fact]
    public void A_try_of_the_proof_is_told_from_an_error_and_after_the_removal_from_a_return()
    {
        Look(CheckOutcome.Unavailable, CheckReason.ServerError);
        Look(CheckOutcome.Unavailable, CheckReason.SaidGone);
        Add(new PageRemoved(Page, Episode, facts[^1].At, null, "GB", 5, 9));
        Look(CheckOutcome.Unavailable, CheckReason.SaidGone);
        Add(new PageReappeared(Page, Episode, Guid.NewGuid()));
        Look(CheckOutcome.Unavailable, CheckReason.SaidGone);
        var told = Tell();
        Assert.Contains("does not count", told[0].Text!, StringComparison.Ordinal);
        Assert.Contains("one try of the proof", told[1].Text!, StringComparison.Ordinal);
        Assert.Equal("Still gone.", told[3].Text);
        Assert.Contains("one try of the proof", told[5].Text!, StringComparison.Ordinal);
    }

    private List<OpenHotline.Web.Components.TimelineEntry> Tell() => new CaseTimeline(new Dictionary<Guid, string>(), new HashSet<Guid>(), reasons).Tell(facts);

    private void Look(CheckOutcome outcome, CheckReason reason)
    {
        var check = Guid.NewGuid();
        reasons[check] = reason;
        Add(new PageChecked(Page, Episode, check, outcome, false, 1));
    }

    private void Add(Fact fact) => facts.Add(new TimelineEntry(facts.Count, Guid.NewGuid(), FactKinds.Of(fact), new DateTime(2026, 11, 1, 12, facts.Count, 0, DateTimeKind.Utc), "house", fact));
}
