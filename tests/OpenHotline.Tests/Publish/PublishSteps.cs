using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Publish;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Publish;

/// <summary>Made-up facts, and the figures that come of them.</summary>
internal static class PublishSteps
{
    public static readonly string[] Countries = ["NL", "US", "FR", "JP", "RU"];

    public static DateOnly FirstDay { get; } = DateOnly.FromDateTime(TestHouse.Start.UtcDateTime);

    public static EpisodeAssessed Actioned(Guid? page = null, Guid? episode = null) => new(
        page ?? Guid.NewGuid(), episode ?? Guid.NewGuid(), Guid.NewGuid(), 1, null, null, ThingKind.Webpage, Verdict.Actionable, ContentKind.Imagery, UkCategory.C, InhopeClass.Baseline, IndustryClass.B2,
        AgeBand.Age11To13, DepictedSex.Girls, HowMade.SelfGenerated, Commerciality.NotCommercial, SiteType.ImageHost, false, ReportSource.Public, 1);

    public static EpisodeAssessed Assessed(Random chance, Guid page, Guid episode) => Actioned(page, episode) with
    {
        Thing = chance.Next(8) == 0 ? ThingKind.Chat : ThingKind.Webpage,
        Verdict = (Verdict)chance.Next(1, 4),
        Kind = (ContentKind)chance.Next(1, 5),
        Uk = (UkCategory)chance.Next(1, 4),
        YoungestChild = (AgeBand)chance.Next(0, 7),
        Sex = (DepictedSex)chance.Next(0, 4),
        Made = (HowMade)chance.Next(0, 3),
        Commercial = (Commerciality)chance.Next(0, 3),
        Site = (SiteType)chance.Next(0, 15),
        IsOnion = chance.Next(9) == 0,
        Source = (ReportSource)chance.Next(1, 8),
        Inhope = (InhopeClass)chance.Next(0, 3),
        Industry = (IndustryClass)chance.Next(0, 5),
        // Nought as in facts from before these were told.
        Origin = (Origin)chance.Next(0, 5),
        Shown = (WhatIsShown)chance.Next(0, 5),
        Development = (Development)chance.Next(0, 4),
    };

    /// <summary>What happens to a few pages: reports, assessments, traces, corrections, disputes, removals, and pages that come back.</summary>
    public static IEnumerable<Fact> History(Random chance, int pages)
    {
        for (var i = 0; i < pages; i++)
        {
            var page = Guid.NewGuid();
            for (var time = 0; time <= chance.Next(3); time++)
            {
                foreach (var fact in Episode(chance, page, Guid.NewGuid())) yield return fact;
            }
        }
    }

    public static Task<Figures> FiguresAsync(this TestHouse house, DateOnly first, int days) =>
        house.InScopeAsync(services => services.GetRequiredService<ReadFigures>().RunAsync(first, first.AddDays(days - 1), TestContext.Current.CancellationToken));

    /// <summary>Tells facts one after the other: ids of one millisecond have no order.</summary>
    public static async Task TellInOrderAsync(this TestHouse house, params Fact[] facts)
    {
        await house.InUnitAsync(services =>
        {
            foreach (var fact in facts)
            {
                services.GetRequiredService<OpenHotline.Ground.Timeline.Timeline>().Write(fact);
                house.Clock.Advance(TimeSpan.FromMilliseconds(1));
            }

            return Task.FromResult(true);
        });
        await house.TellFactsAsync();
    }

    public static Period ReadPeriod(string code) => new PeriodNotation(new PublishSettings()).Read(code).Period!.Value;

    private static IEnumerable<Fact> Episode(Random chance, Guid page, Guid episode)
    {
        yield return new ReportReceived(Guid.NewGuid(), page, episode, (ReportSource)chance.Next(1, 8), ReportChannel.Form, ThingKind.Webpage, At(chance), true, false, false);
        if (chance.Next(10) == 0) yield break;
        // A page that was known may be traced before it is assessed again.
        if (chance.Next(6) == 0) yield return Traced(chance, page, episode);
        var assessed = Assessed(chance, page, episode);
        yield return assessed;
        if (chance.Next(2) == 0) yield return Traced(chance, page, episode);
        if (chance.Next(4) == 0) yield return assessed = Assessed(chance, page, episode);
        if (chance.Next(5) == 0) yield return new DisputeDecided(page, episode, Guid.NewGuid(), assessed.AssessmentId, null, chance.Next(2) == 0);
        if (chance.Next(3) == 0) yield return new PageRemoved(page, episode, At(chance), Guid.NewGuid(), Countries[chance.Next(5)], chance.Next(3) == 0 ? null : chance.Next(0, 900_000), 5);
        if (chance.Next(6) == 0) yield return Assessed(chance, page, episode);
    }

    private static HostTraced Traced(Random chance, Guid page, Guid episode) =>
        new(page, episode, Guid.NewGuid(), Guid.NewGuid(), chance.Next(4) == 0 ? null : Countries[chance.Next(5)], null, false, false);

    private static DateTime At(Random chance) => TestHouse.Start.UtcDateTime.AddHours(chance.Next(0, 3000));
}
