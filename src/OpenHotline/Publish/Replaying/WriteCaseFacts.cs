using OpenHotline.Assess;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Publish.Replaying;

/// <summary>Writes the facts that rooms would have written of made-up cases, and none of their records: for many cases, where only figures are wanted.</summary>
public sealed class WriteCaseFacts(HotlineDb db, UnitOfWork unit, ReplayClock clock, Ground.Timeline.Timeline timeline, QuestionSet questions, CategoryTable table)
{
    /// <summary>So many are one commit.</summary>
    internal const int CasesAtOnce = 1000;

    /// <param name="done">How many cases of the replay are done with these.</param>
    internal Task RunAsync(Replay replay, IReadOnlyList<MadeUpCase> cases, long done, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        foreach (var day in cases.GroupBy(one => one.Day))
        {
            // Noon is the same day in nearly every time zone.
            clock.GoTo(day.Key.ToDateTime(new TimeOnly(12, 0)));
            await timeline.WriteManyAsync([.. day.SelectMany(FactsOf)], inner);
        }

        db.ChangeTracker.Clear();
        db.Attach(replay);
        replay.MoveTo(done);
    }, cancellation);

    private IEnumerable<Fact> FactsOf(MadeUpCase one)
    {
        var (now, page, episode, report) = (clock.GetUtcNow().UtcDateTime, Guid.CreateVersion7(clock.GetUtcNow()), Guid.CreateVersion7(clock.GetUtcNow()), Guid.CreateVersion7(clock.GetUtcNow()));
        var (isPage, isOnion) = (one.Thing == ThingKind.Webpage, one.Place == Places.Onion);
        yield return new ReportReceived(report, isPage ? page : null, isPage ? episode : null, one.Source, ReportChannel.House, one.Thing, now, true, isOnion, false);
        var sheet = MadeUpAnswers.SheetOf(one, questions);
        var derived = sheet is null ? null : table.Derive(sheet);
        var (pageId, episodeId) = isPage ? (page, episode) : (report, report);
        yield return new EpisodeAssessed(pageId, episodeId, Guid.CreateVersion7(clock.GetUtcNow()), 1, null, isPage ? null : report, one.Thing, one.IsActioned ? Verdict.Actionable : Verdict.NotActionable, one.Kind, one.Severity,
            derived?.Inhope ?? InhopeClass.None, derived?.Industry ?? IndustryClass.None, one.Age, one.Sex, one.Made, one.Commercial, one.Site, isOnion, one.Source, table.Version,
            sheet?.Origin ?? Origin.NotAsked, sheet?.Shown ?? WhatIsShown.NotAsked, sheet?.Development ?? Development.NotAsked);
        if (!one.IsActioned || one.Place is Places.Onion or Places.Untraced) yield break;
        yield return new HostTraced(page, episode, Guid.CreateVersion7(clock.GetUtcNow()), null, one.Place, null, false, false);
        // Most pages are gone within the day, some within days: the same for the same place in the deal.
        var seconds = ((int)one.Site * 7919L) + ((int)one.Source * 104_729L) + ((int)one.Age * 15_485L);
        yield return new PageRemoved(page, episode, now.AddSeconds(seconds), null, one.Place, seconds, seconds);
    }
}
