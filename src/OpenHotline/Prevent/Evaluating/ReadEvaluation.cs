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
    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly Series Sources = new(Metric.Reports, Dimension.Source);

    public async Task<Evaluation?> RunAsync(Guid campaignId, CancellationToken cancellation)
    {
        if (await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == campaignId, cancellation) is not { } campaign) return null;
        var links = await db.Set<CampaignLink>().AsNoTracking().Where(link => link.CampaignId == campaignId).ToDictionaryAsync(link => link.Code, link => link.Channel, cancellation);
        var budget = await db.Set<CampaignBudget>().AsNoTracking().Where(one => one.CampaignId == campaignId).ToListAsync(cancellation);
        var goals = await db.Set<CampaignGoal>().AsNoTracking().Where(one => one.CampaignId == campaignId).OrderBy(one => one.Figure).ToListAsync(cancellation);
        var codes = links.Keys.ToList();
        var arrivals = await db.Set<VisitCount>().AsNoTracking().Where(count => count.What == Counted.Arrival && codes.Contains(count.Subject)).ToListAsync(cancellation);
        var counts = await BesideAsync(campaign, cancellation);
        counts.Add(GoalFigure.Arrivals, ByDay(arrivals));
        var quarters = await QuartersAsync(campaign, cancellation);
        var weeks = Weeks(campaign, counts);
        return new Evaluation(campaign, days.Today, budget.Sum(one => one.Planned), budget.Sum(one => one.Spent), Shown(arrivals.Sum(count => count.People)), arrivals.Sum(count => count.Machines),
            Channels(links, budget, arrivals), weeks, [.. goals.Select(goal => Line(goal, campaign, counts, quarters, weeks))],
            [.. Withheld([.. quarters.Select(one => one.Count)]).Select((count, at) => new Evaluation.QuarterLine(quarters[at].Quarter, count))], await OwnPicturesAsync(cancellation));
    }

    private List<Evaluation.ChannelLine> Channels(Dictionary<string, CampaignChannel> links, List<CampaignBudget> budget, List<VisitCount> arrivals)
    {
        var channels = links.Values.Concat(budget.Select(one => one.Channel)).Distinct().Order().ToList();
        var of = channels.ConvertAll(channel => arrivals.Where(count => links[count.Subject] == channel).ToList());
        var people = Withheld(of.ConvertAll(counts => counts.Sum(count => count.People)));
        var paid = budget.ToDictionary(one => one.Channel);
        return [.. channels.Select((channel, at) => new Evaluation.ChannelLine(channel, paid.GetValueOrDefault(channel)?.Planned ?? 0, paid.GetValueOrDefault(channel)?.Spent ?? 0, people[at], of[at].Sum(count => count.Machines)))];
    }

    private List<Evaluation.WeekLine> Weeks(Campaign campaign, Dictionary<GoalFigure, Dictionary<DateOnly, long>> counts)
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

        // What the campaign's own weeks come to stands among the goals; what all weeks come to stands above, for arrivals.
        var whole = Enumerable.Range(0, weeks.Count).ToList();
        var phases = whole.GroupBy(at => weeks[at].Phase).Select(IReadOnlyList<int> (places) => [.. places]).ToList();
        var columns = Enum.GetValues<GoalFigure>().Where(counts.ContainsKey).ToDictionary(figure => figure, figure =>
            Withheld(weeks.ConvertAll(week => Sum(counts[figure], week.FirstOn, week.LastOn)), figure == GoalFigure.Arrivals ? [.. phases, whole] : phases));
        return [.. weeks.Select((week, at) => new Evaluation.WeekLine(week.FirstOn, week.LastOn, week.Phase,
            columns[GoalFigure.Arrivals][at], columns[GoalFigure.ReadToEnd][at], columns[GoalFigure.HelpContacted][at], columns[GoalFigure.Reports][at]))];
    }

    private Evaluation.GoalLine Line(
        CampaignGoal goal, Campaign campaign, Dictionary<GoalFigure, Dictionary<DateOnly, long>> counts, List<(Period Quarter, long Count)> quarters, IReadOnlyList<Evaluation.WeekLine> weeks)
    {
        if (goal.Figure == GoalFigure.OwnPictures)
        {
            var own = quarters.Where(one => one.Quarter.LastOn >= campaign.FirstOn && one.Quarter.FirstOn <= campaign.LastOn).ToList();
            return new Evaluation.GoalLine(goal.Figure, goal.Target, own.Count == 0 ? null : Shown(own.Sum(one => one.Count)), null);
        }

        var reached = Sum(counts[goal.Figure], campaign.FirstOn, campaign.LastOn);
        // All arrivals stand above: a small number of them outside its days would be the difference.
        if (goal.Figure == GoalFigure.Arrivals) return new Evaluation.GoalLine(goal.Figure, goal.Target, Shown(counts[goal.Figure].Values.Sum() - reached) is null ? null : Shown(reached), null);
        var firstBefore = campaign.FirstOn.AddDays(campaign.FirstOn.DayNumber - campaign.LastOn.DayNumber - 1);
        // As many days before are seldom whole weeks of ours: where one of them is withheld, so is what they come to.
        var isWithheld = weeks.Any(week => week.Phase == CampaignPhase.Before && week.LastOn >= firstBefore && week.Of(goal.Figure) is null);
        return new Evaluation.GoalLine(goal.Figure, goal.Target, Shown(reached), isWithheld ? null : Shown(Sum(counts[goal.Figure], firstBefore, campaign.FirstOn.AddDays(-1))));
    }

    private async Task<Dictionary<GoalFigure, Dictionary<DateOnly, long>>> BesideAsync(Campaign campaign, CancellationToken cancellation)
    {
        var length = Math.Max(campaign.LastOn.DayNumber - campaign.FirstOn.DayNumber + 1, WeeksBeside * DaysOfWeek);
        var (first, last) = (campaign.FirstOn.AddDays(-length), campaign.LastOn.AddDays((WeeksBeside + 1) * DaysOfWeek));
        var visits = await db.Set<VisitCount>().AsNoTracking().Where(count => count.What != Counted.Arrival && count.Day >= first && count.Day <= last).ToListAsync(cancellation);
        var reports = await counted.DaysAsync(first, last, Sources, Grain.Day, cancellation);
        return new Dictionary<GoalFigure, Dictionary<DateOnly, long>>
        {
            [GoalFigure.ReadToEnd] = ByDay(visits.Where(count => count.What == Counted.ReadToEnd)),
            [GoalFigure.HelpContacted] = ByDay(visits.Where(count => count.What == Counted.HelpContacted)),
            [GoalFigure.Reports] = reports.Where(line => line.Code == Words.Of(ReportSource.Public)).ToDictionary(line => line.Day, line => line.Count),
        };
    }

    // From the quarter before the campaign to the one after it, those that are over.
    private async Task<List<(Period Quarter, long Count)>> QuartersAsync(Campaign campaign, CancellationToken cancellation)
    {
        var quarters = new List<(Period, long)>();
        var last = Period.Containing(campaign.LastOn.AddDays(100), PeriodKind.Quarter);
        for (var quarter = Period.Containing(campaign.FirstOn, PeriodKind.Quarter).Before; quarter.LastOn < days.Today && quarter.FirstOn <= last.FirstOn; quarter = Period.Containing(quarter.LastOn.AddDays(1), PeriodKind.Quarter))
            quarters.Add((quarter, await OwnPicturesAsync(quarter.FirstOn, quarter.LastOn, cancellation)));
        return quarters;
    }

    private async Task<long?> OwnPicturesAsync(CancellationToken cancellation) =>
        Shown(await OwnPicturesAsync(Earliest, Period.Containing(days.Today, PeriodKind.Quarter).FirstOn.AddDays(-1), cancellation));

    private async Task<long> OwnPicturesAsync(DateOnly firstOn, DateOnly lastOn, CancellationToken cancellation) =>
        (await counted.SumsAsync(firstOn, lastOn, [Sources], cancellation)).Where(line => line.Code == Words.Of(ReportSource.YoungPerson)).Sum(line => line.Count);

    private List<long?> Withheld(List<long> counts) => Withheld(counts, [[.. Enumerable.Range(0, counts.Count)]]);

    private List<long?> Withheld(List<long> counts, IReadOnlyList<IReadOnlyList<int>> sums)
    {
        var hidden = new Withhold(settings.SmallestShown).HiddenIn(counts, sums);
        return [.. counts.Select((count, at) => hidden.Contains(at) ? (long?)null : count)];
    }

    private long? Shown(long count) => count > 0 && count < settings.SmallestShown ? null : count;

    private static Dictionary<DateOnly, long> ByDay(IEnumerable<VisitCount> counts) => counts.GroupBy(count => count.Day).ToDictionary(day => day.Key, day => day.Sum(count => count.People));

    private static long Sum(Dictionary<DateOnly, long> counts, DateOnly firstOn, DateOnly lastOn) => counts.Where(count => count.Key >= firstOn && count.Key <= lastOn).Sum(count => count.Value);
}
