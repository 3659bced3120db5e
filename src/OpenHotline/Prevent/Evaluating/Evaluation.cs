using OpenHotline.Prevent.Campaigns;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Prevent.Evaluating;

/// <summary>When a week was, seen from a campaign.</summary>
public enum CampaignPhase
{
    Before = 1,
    During = 2,
    After = 3,
}

/// <summary>What a campaign cost and what was counted beside it. A number that is null is withheld because it is small, or is not known yet.</summary>
/// <param name="Arrivals">By all its links together.</param>
/// <param name="Machines">Previews, prefetches and programs that say they are ones: left out of every other number.</param>
/// <param name="OwnPictures">Requests of young people about their own pictures: whole quarters only, never by day, link or placement.</param>
/// <param name="OwnPicturesTotal">All of them, up to the end of the last whole quarter, without quarters that are withheld.</param>
public sealed record Evaluation(
    Campaign Campaign, DateOnly AsOf, long Planned, long Spent, long? Arrivals, long Machines, IReadOnlyList<Evaluation.ChannelLine> Channels,
    IReadOnlyList<Evaluation.WeekLine> Weeks, IReadOnlyList<Evaluation.GoalLine> Goals, IReadOnlyList<Evaluation.QuarterLine> OwnPictures, long OwnPicturesTotal)
{
    /// <summary>Null where nothing was spent or arrivals are withheld or none.</summary>
    public decimal? CostPerArrival => Cost(Spent, Arrivals);

    public sealed record ChannelLine(CampaignChannel Channel, long Planned, long Spent, long? Arrivals, long Machines)
    {
        public decimal? CostPerArrival => Cost(Spent, Arrivals);
    }

    /// <param name="Arrivals">By the campaign's links.</param>
    /// <param name="ReadToEnd">On all our guidance pages.</param>
    /// <param name="HelpContacted">From all our help pages.</param>
    /// <param name="Reports">By the public.</param>
    public sealed record WeekLine(DateOnly FirstOn, DateOnly LastOn, CampaignPhase Phase, long? Arrivals, long? ReadToEnd, long? HelpContacted, long? Reports)
    {
        /// <exception cref="ArgumentOutOfRangeException">Requests of young people are never told by week.</exception>
        public long? Of(GoalFigure figure) => figure switch
        {
            GoalFigure.Arrivals => Arrivals,
            GoalFigure.ReadToEnd => ReadToEnd,
            GoalFigure.HelpContacted => HelpContacted,
            GoalFigure.Reports => Reports,
            _ => throw new ArgumentOutOfRangeException(nameof(figure)),
        };
    }

    /// <param name="Before">In as many days before the campaign; null for arrivals and own pictures, where there is nothing to compare with.</param>
    public sealed record GoalLine(GoalFigure Figure, long Target, long? Reached, long? Before);

    public sealed record QuarterLine(Period Quarter, long? Count);

    private static decimal? Cost(long spent, long? arrivals) => spent > 0 && arrivals is > 0 and var count ? decimal.Round((decimal)spent / count, 2) : null;
}
