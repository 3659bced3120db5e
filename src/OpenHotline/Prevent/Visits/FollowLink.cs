using OpenHotline.Prevent.Campaigns;

namespace OpenHotline.Prevent.Visits;

/// <summary>Finds where a campaign's link leads, and counts an arrival while the campaign runs.</summary>
public sealed class FollowLink(LinkBook book, VisitTally tally)
{
    /// <summary>Null for a code that is no link's.</summary>
    public async ValueTask<LandingPlace?> RunAsync(string? code, bool isMachine, CancellationToken cancellation)
    {
        if (!LinkCode.IsOne(code) || await book.FindAsync(code!, cancellation) is not { } line) return null;
        if (line.Counts) tally.Count(Counted.Arrival, code!, isMachine, isByQuarter: line.Place.Landing == CampaignLanding.OwnPicturePage);
        return line.Place;
    }
}
