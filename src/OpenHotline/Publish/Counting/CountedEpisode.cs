using OpenHotline.Facts.Codes;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Counting;

/// <summary>How one episode of a webpage is counted, by its facts so far.</summary>
internal sealed class CountedEpisode(Guid episodeId)
{
    private const int NoDay = 0;

    private Guid assessmentId;
    private bool isOnion;
    private byte thing, kind, severity, age, sex, made, commercial, site, source, step;
    private byte inhope, industry, origin, shown, development;
    private short place;
    private short removedPlace;
    private int removedDay;
    private bool isActioned;

    public Guid EpisodeId => episodeId;

    /// <summary>The day of the first assessment, on which it counts for ever; 0 before.</summary>
    public int Day { get; private set; }

    /// <summary>The next episode of the same webpage; null for the last.</summary>
    public CountedEpisode? Next { get; set; }

    /// <summary>A webpage that was acted on, by the assessment that stands.</summary>
    public bool IsActionedPage => isActioned && thing == (byte)ThingKind.Webpage;

    public void Apply(in CountedFact fact, HotlineDays days)
    {
        switch (fact.What)
        {
            case CountedKind.Assessed:
                if (Day == NoDay) Day = days.NumberOf(fact.At);
                (assessmentId, isActioned, isOnion) = (fact.AssessmentId, fact.Verdict == (int)Verdict.Actionable, fact.IsOnion);
                (thing, kind, severity, age, sex) = ((byte)fact.Thing, (byte)fact.Kind, (byte)fact.Severity, (byte)fact.Age, (byte)fact.Sex);
                (made, commercial, site, source) = ((byte)fact.Made, (byte)fact.Commercial, (byte)fact.Site, (byte)fact.Source);
                (inhope, industry) = ((byte)fact.Inhope, (byte)fact.Industry);
                (origin, shown, development) = (OlderFacts.OriginOf(fact), OlderFacts.ShownIn(fact), OlderFacts.DevelopmentIn(fact));
                break;
            case CountedKind.DisputeDecided:
                // A newer assessment has already answered the dispute.
                if (fact.IsUpheld && assessmentId == fact.AssessmentId) isActioned = false;
                break;
            case CountedKind.Traced:
                if (fact.Place != Places.UntracedNumber) place = (short)fact.Place;
                break;
            case CountedKind.Removed:
                (removedDay, removedPlace) = (days.NumberOf(fact.HappenedAt), (short)fact.Place);
                step = fact.SecondsFromNotice is { } seconds ? (byte)Step(TimeSpan.FromSeconds(seconds)) : (byte)0;
                break;
        }
    }

    /// <summary>Adds everything that it counts, or takes it away.</summary>
    public void Count(Tally tally, long more)
    {
        if (Day == NoDay) return;
        tally.Add(Day, Metric.Assessed, Dimension.All, 0, more);
        tally.Add(Day, Metric.Assessed, Dimension.Source, source, more);
        tally.Add(Day, Metric.Assessed, Dimension.Thing, thing, more);
        if (!isActioned) return;
        if (thing != (byte)ThingKind.Webpage)
        {
            tally.Add(Day, Metric.Things, Dimension.All, 0, more);
            tally.Add(Day, Metric.Things, Dimension.Thing, thing, more);
            return;
        }

        tally.Add(Day, Metric.Actioned, Dimension.All, 0, more);
        tally.Add(Day, Metric.Actioned, Dimension.Source, source, more);
        tally.Add(Day, Metric.Actioned, Dimension.Kind, kind, more);
        tally.Add(Day, Metric.Actioned, Dimension.Commercial, commercial, more);
        tally.Add(Day, Metric.Actioned, Dimension.Site, site, more);
        tally.Add(Day, Metric.Actioned, Dimension.Inhope, inhope, more);
        tally.Add(Day, Metric.Actioned, Dimension.Place, isOnion ? Places.OnionNumber : place, more);
        if (kind is (byte)ContentKind.Imagery or (byte)ContentKind.NonPhotographic)
        {
            tally.Add(Day, Metric.AnyImagery, Dimension.All, 0, more);
            tally.Add(Day, Metric.AnyImagery, Dimension.Origin, origin, more);
        }

        // Only imagery has a severity, an age, a sex and a making.
        if (kind == (byte)ContentKind.Imagery) CountImagery(tally, more);
        if (removedDay != NoDay) CountRemoval(tally, more);
    }

    private void CountImagery(Tally tally, long more)
    {
        tally.Add(Day, Metric.Imagery, Dimension.All, 0, more);
        tally.Add(Day, Metric.Imagery, Dimension.Severity, severity, more);
        tally.Add(Day, Metric.Imagery, Dimension.Age, age, more);
        tally.Add(Day, Metric.Imagery, Dimension.Sex, sex, more);
        tally.Add(Day, Metric.Imagery, Dimension.Made, made, more);
        tally.Add(Day, Metric.Imagery, Dimension.Industry, industry, more);
        tally.Add(Day, Metric.Imagery, Dimension.Development, development, more);
        tally.Add(Day, Metric.Imagery, Dimension.Shown, shown, more);
        if (made == (byte)HowMade.SelfGenerated)
        {
            tally.Add(Day, Metric.SelfGenerated, Dimension.All, 0, more);
            tally.Add(Day, Metric.SelfGenerated, Dimension.Severity, severity, more);
            tally.Add(Day, Metric.SelfGenerated, Dimension.Age, age, more);
            tally.Add(Day, Metric.SelfGenerated, Dimension.Sex, sex, more);
        }

        var ofSex = (DepictedSex)sex switch { DepictedSex.Girls => Metric.Girls, DepictedSex.Boys => Metric.Boys, DepictedSex.Both => Metric.BothSexes, _ => (Metric?)null };
        if (ofSex is not { } metric) return;
        tally.Add(Day, metric, Dimension.All, 0, more);
        tally.Add(Day, metric, Dimension.Severity, severity, more);
        tally.Add(Day, metric, Dimension.Age, age, more);
        tally.Add(Day, metric, Dimension.Made, made, more);
    }

    private void CountRemoval(Tally tally, long more)
    {
        tally.Add(removedDay, Metric.Removed, Dimension.All, 0, more);
        tally.Add(removedDay, Metric.Removed, Dimension.Place, removedPlace, more);
        if (step == 0) return;
        tally.Add(removedDay, Metric.RemovedAfterNotice, Dimension.All, 0, more);
        tally.Add(removedDay, Metric.RemovedAfterNotice, Dimension.Time, step, more);
        tally.Add(removedDay, Metric.RemovedAfterNotice, Dimension.Place, removedPlace, more);
    }

    private static RemovalTime Step(TimeSpan took) => took switch
    {
        { TotalHours: <= 1 } => RemovalTime.WithinHour,
        { TotalDays: <= 1 } => RemovalTime.WithinDay,
        { TotalDays: <= 3 } => RemovalTime.WithinThreeDays,
        { TotalDays: <= 7 } => RemovalTime.WithinWeek,
        _ => RemovalTime.Longer,
    };
}
