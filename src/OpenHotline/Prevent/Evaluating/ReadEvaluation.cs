using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Visits;
using OpenHotline.Publish;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Withholding;

namespace OpenHotline.Prevent.Evaluating;

/// <summary>Puts together what a campaign cost and what was counted before, during and after it.</summary>
/// <remarks>
/// Privacy: small numbers are withheld, and others with them where one could be worked out from a sum (as in Publish). Requests
/// of young people are told by whole quarters only: a number that grows from day to day would tell when one came.
/// </remarks>
public sealed class ReadEvaluation(HotlineDb db, ReadCounts counted, HotlineDays days, PublishSettings settings)
{
    public const int WeeksBeside = 4;
    private const int DaysOfWeek = 7;
    private static readonly Series Sources = new(Metric.Reports, Dimension.Source);

    public async Task<Evaluation?> RunAsync(Guid campaignId, CancellationToken cancellation)
    {
        if (await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == campaignId, cancellation) is not { } campaign) return null;
        var links = await db.Set<CampaignLink>().AsNoTracking().Where(link => link.CampaignId == campaignId).ToDictionaryAsync(link => link.Code, cancellation);
        var budget = await db.Set<CampaignBudget>().AsNoTracking().Where(one => one.CampaignId == campaignId).ToListAsync(cancellation);
        var goals = await db.Set<CampaignGoal>().AsNoTracking().Where(one => one.CampaignId == campaignId).OrderBy(one => one.Figure).ToListAsync(cancellation);
        var codes = links.Keys.ToList();
        var arrivals = await db.Set<VisitCount>().AsNoTracking().Where(count => count.What == Counted.Arrival && codes.Contains(count.Subject)).ToListAsync(cancellation);
        // Privacy: who came to the page of young people is known by quarter only, and told when the quarter is over.
        arrivals.RemoveAll(count => links[count.Subject].CountsByQuarter && !IsOver(count.Day));
        var counts = await BesideAsync(campaign, cancellation);
        counts.Add(GoalFigure.Arrivals, ByDay(arrivals.Where(count => !links[count.Subject].CountsByQuarter)));
        var quarters = await QuartersAsync(campaign, cancellation);
        var weeks = Weeks(campaign, counts, arrivals.Sum(count => count.People));
        return new Evaluation(campaign, days.Today, budget.Sum(one => one.Planned), budget.Sum(one => one.Spent), Shown(arrivals.Sum(count => count.People)), arrivals.Sum(count => count.Machines),
            Channels(links, budget, arrivals), weeks, [.. goals.Select(goal => goal.Figure == GoalFigure.OwnPictures ? Line(goal, campaign, quarters) : Line(goal, campaign, counts, weeks, arrivals.Sum(count => count.People)))],
            quarters.Lines, quarters.Total);
    }

    private List<Evaluation.ChannelLine> Channels(Dictionary<string, CampaignLink> links, List<CampaignBudget> budget, List<VisitCount> arrivals)
    {
        var channels = links.Values.Select(link => link.Channel).Concat(budget.Select(one => one.Channel)).Distinct().Order().ToList();
        var of = channels.ConvertAll(channel => arrivals.Where(count => links[count.Subject].Channel == channel).ToList());
        var people = Withheld(of.ConvertAll(counts => counts.Sum(count => count.People)));
        var paid = budget.ToDictionary(one => one.Channel);
        return [.. channels.Select((channel, at) => new Evaluation.ChannelLine(channel, paid.GetValueOrDefault(channel)?.Planned ?? 0, paid.GetValueOrDefault(channel)?.Spent ?? 0, people[at], of[at].Sum(count => count.Machines)))];
    }

    private List<Evaluation.WeekLine> Weeks(Campaign campaign, Dictionary<GoalFigure, Dictionary<DateOnly, long>> counts, long allArrivals)
    {
        var weeks = new List<(DateOnly FirstOn, DateOnly LastOn, CampaignPhase Phase)>();
        for (var first = campaign.FirstOn.AddDays(-WeeksBeside * DaysOfWeek); first <= days.Today && first <= campaign.LastOn.AddDays(WeeksBeside * DaysOfWeek);)
        {
            var phase = first < campaign.FirstOn ? CampaignPhase.Before : first <= campaign.LastOn ? CampaignPhase.During : CampaignPhase.After;
            var last = first.AddDays(DaysOfWeek - 1);
            // The last week of a campaign is as long as the campaign, so that no day counts on both sides.
            if (phase == CampaignPhase.During && last > campaign.LastOn) last = campaign.LastOn;
            weeks.Add((first, last, phase));
            first = last.AddDays(1);
        }

        // What the campaign's own weeks come to stands among the goals. All arrivals stand above: the weeks and whatever came outside them.
        var whole = Enumerable.Range(0, weeks.Count + 1).ToList();
        var phases = whole.SkipLast(1).GroupBy(at => weeks[at].Phase).Select(IReadOnlyList<int> (places) => [.. places]).ToList();
        var columns = Enum.GetValues<GoalFigure>().Where(counts.ContainsKey).ToDictionary(figure => figure, figure =>
        {
            var sums = weeks.ConvertAll(week => Sum(counts[figure], week.FirstOn, week.LastOn));
            return figure == GoalFigure.Arrivals ? Withheld([.. sums, allArrivals - sums.Sum()], [.. phases, whole]) : Withheld(sums, phases);
        });
        return [.. weeks.Select((week, at) => new Evaluation.WeekLine(week.FirstOn, week.LastOn, week.Phase,
            columns[GoalFigure.Arrivals][at], columns[GoalFigure.ReadToEnd][at], columns[GoalFigure.HelpContacted][at], columns[GoalFigure.Reports][at]))];
    }

    private static Evaluation.GoalLine Line(CampaignGoal goal, Campaign campaign, OwnQuarters quarters)
    {
        var own = quarters.Lines.Where(one => one.Quarter.LastOn >= campaign.FirstOn && one.Quarter.FirstOn <= campaign.LastOn).ToList();
        // Privacy: a sum over a quarter that is withheld would tell it.
        return new Evaluation.GoalLine(goal.Figure, goal.Target, own.Count == 0 || own.Exists(one => one.Count is null) ? null : own.Sum(one => one.Count!.Value), null);
    }

    private Evaluation.GoalLine Line(CampaignGoal goal, Campaign campaign, Dictionary<GoalFigure, Dictionary<DateOnly, long>> counts, IReadOnlyList<Evaluation.WeekLine> weeks, long allArrivals)
    {
        var reached = Sum(counts[goal.Figure], campaign.FirstOn, campaign.LastOn);
        // All arrivals stand above: a small number of them outside its days would be the difference.
        if (goal.Figure == GoalFigure.Arrivals) return new Evaluation.GoalLine(goal.Figure, goal.Target, Shown(allArrivals - reached) is null ? null : Shown(reached), null);
        var firstBefore = campaign.FirstOn.AddDays(campaign.FirstOn.DayNumber - campaign.LastOn.DayNumber - 1);
        // As many days before are seldom whole weeks of ours: where one of them is withheld, so is what they come to.
        var isWithheld = weeks.Any(week => week.Phase == CampaignPhase.Before && week.LastOn >= firstBefore && week.Of(goal.Figure) is null);
        return new Evaluation.GoalLine(goal.Figure, goal.Target, Shown(reached), isWithheld ? null : Shown(Sum(counts[goal.Figure], firstBefore, campaign.FirstOn.AddDays(-1))));
    }

    private async Task<Dictionary<GoalFigure, Dictionary<DateOnly, long>>> BesideAsync(Campaign campaign, CancellationToken cancellation)
    {
        var length = Math.Max(campaign.LastOn.DayNumber - campaign.FirstOn.DayNumber + 1, WeeksBeside * DaysOfWeek);
        var (first, last) = (campaign.FirstOn.AddDays(-length), campaign.LastOn.AddDays((WeeksBeside + 1) * DaysOfWeek));
        var visits = await db.Set<VisitCount>().AsNoTracking().Where(count => (count.What == Counted.ReadToEnd || count.What == Counted.HelpContacted) && count.Day >= first && count.Day <= last).ToListAsync(cancellation);
        var reports = await counted.DaysAsync(first, last, Sources, Grain.Day, cancellation);
        return new Dictionary<GoalFigure, Dictionary<DateOnly, long>>
        {
            [GoalFigure.ReadToEnd] = ByDay(visits.Where(count => count.What == Counted.ReadToEnd)),
            [GoalFigure.HelpContacted] = ByDay(visits.Where(count => count.What == Counted.HelpContacted)),
            [GoalFigure.Reports] = reports.Where(line => line.Code == Words.Of(ReportSource.Public)).ToDictionary(line => line.Day, line => line.Count),
        };
    }

    // Every quarter that is over since the first request, and at least from the one before the campaign to the one after it.
    private async Task<OwnQuarters> QuartersAsync(Campaign campaign, CancellationToken cancellation)
    {
        var counts = await db.Set<VisitCount>().AsNoTracking().Where(count => count.What == Counted.OwnRequest).ToDictionaryAsync(count => count.Day, count => count.People, cancellation);
        var first = Period.Containing(campaign.FirstOn, PeriodKind.Quarter).Before;
        var last = Period.Containing(campaign.LastOn.AddDays(100), PeriodKind.Quarter);
        var quarters = new List<Evaluation.QuarterLine>();
        for (var quarter = first; quarter.LastOn < days.Today && quarter.FirstOn <= last.FirstOn; quarter = Period.Containing(quarter.LastOn.AddDays(1), PeriodKind.Quarter))
            quarters.Add(new Evaluation.QuarterLine(quarter, Shown(counts.GetValueOrDefault(quarter.FirstOn))));
        // Privacy: sums are made of what is shown, and so tell nothing more, neither beside each other nor a quarter later.
        return new OwnQuarters(quarters, counts.Where(count => IsOver(count.Key)).Sum(count => Shown(count.Value) ?? 0));
    }

    private bool IsOver(DateOnly firstOfQuarter) => Period.Containing(firstOfQuarter, PeriodKind.Quarter).LastOn < days.Today;

    private List<long?> Withheld(List<long> counts) => Withheld(counts, [[.. Enumerable.Range(0, counts.Count)]]);

    private List<long?> Withheld(List<long> counts, IReadOnlyList<IReadOnlyList<int>> sums)
    {
        var hidden = new Withhold(settings.SmallestShown).HiddenIn(counts, sums);
        return [.. counts.Select((count, at) => hidden.Contains(at) ? (long?)null : count)];
    }

    private long? Shown(long count) => count > 0 && count < settings.SmallestShown ? null : count;

    /// <param name="Total">Of all quarters that are over, without those that are withheld.</param>
    private sealed record OwnQuarters(IReadOnlyList<Evaluation.QuarterLine> Lines, long Total);

    private static Dictionary<DateOnly, long> ByDay(IEnumerable<VisitCount> counts) => counts.GroupBy(count => count.Day).ToDictionary(day => day.Key, day => day.Sum(count => count.People));

    private static long Sum(Dictionary<DateOnly, long> counts, DateOnly firstOn, DateOnly lastOn) => counts.Where(count => count.Key >= firstOn && count.Key <= lastOn).Sum(count => count.Value);
}
