namespace OpenHotline.Sandbox.People;

/// <summary>A worked campaign that is over: who came in its time, and what its officer concluded.</summary>
/// <param name="Weeks">From six weeks before it to three after it, as many before as it has itself.</param>
internal sealed record EarlierCampaign(WorkedCampaign Worked, IReadOnlyList<VisitedWeek> Weeks, string Conclusion)
{
    /// <summary>The day on which the last of its weeks ends.</summary>
    public DateOnly LastOn => Weeks[^1].FirstOn.AddDays(VisitedWeek.Days - 1);

    public static EarlierCampaign Parents(DateOnly today)
    {
        var worked = WorkedCampaigns.Parents(today);
        var begins = worked.Plan.FirstOn.AddDays(-Before.Length * VisitedWeek.Days);
        return new EarlierCampaign(worked, [.. Before.Concat(During).Concat(After).Select((week, at) => week with { FirstOn = begins.AddDays(at * VisitedWeek.Days) })],
            """
            Guidance was read to the end about twice as often in its weeks as in as many weeks before, and somewhat more often afterwards; help was contacted more often too. Posters in waiting rooms brought the cheapest arrivals. Display advertising brought few for its price: next time without it.
            That the campaign did this is not shown. A film on the same matter was on television in these weeks, and no town was left out. The form of this example hotline opened afterwards, so its reports say nothing of the campaign. Next time: posters in two towns of four, chosen by lot before it starts.
            """);
    }

    private static readonly VisitedWeek[] Before = [new(0, 0, 11, 5), new(0, 0, 13, 6), new(0, 0, 12, 6), new(0, 0, 14, 7), new(0, 0, 12, 6), new(0, 0, 13, 7)];
    private static readonly VisitedWeek[] During = [new(52, 6, 19, 8), new(71, 8, 27, 10), new(84, 9, 31, 13), new(76, 8, 28, 12), new(63, 7, 24, 9), new(50, 6, 20, 8)];
    private static readonly VisitedWeek[] After = [new(0, 0, 17, 9), new(0, 0, 15, 7), new(0, 0, 14, 8)];
}

/// <summary>Who came in a week.</summary>
/// <param name="Arrivals">By the campaign's links.</param>
/// <param name="Machines">Programs that came by them.</param>
/// <param name="Read">Pages of guidance read to the end, whatever brought people.</param>
/// <param name="Contacted">Help services contacted.</param>
internal sealed record VisitedWeek(int Arrivals, int Machines, int Read, int Contacted)
{
    public const int Days = 7;

    public DateOnly FirstOn { get; init; }

    /// <summary>How many of a week's come on one of its days, the first of which is 0.</summary>
    public static int On(int day, int ofWeek) => ofWeek / Days + (day < ofWeek % Days ? 1 : 0);
}
