using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Publish.Replaying;

/// <summary>Sends the made-up cases of one day through the use cases of every room, under a clock that is moved.</summary>
/// <remarks>
/// The reports are taken in first, as a door takes them; everything after that is one commit together with how far the
/// replay has come. Stopped in between, the same reports are met again and filed once.
/// </remarks>
public sealed class WalkCases(HotlineDb db, UnitOfWork unit, ReplayClock clock, TakeCasesIn takeIn, OpenArrivalsJob file, TellRooms tell, AssessCases assess, TakeCasesDown takeDown)
{
    // The steps of the time to removal, the longest left out: nobody would wait for it.
    private static readonly TimeSpan[] UntilGone = [TimeSpan.FromMinutes(20), TimeSpan.FromHours(5), TimeSpan.FromHours(16), TimeSpan.FromHours(30), TimeSpan.FromHours(80)];

    /// <param name="done">How many cases of the replay are done with these.</param>
    internal async Task RunAsync(Replay replay, IReadOnlyList<MadeUpCase> cases, long done, CancellationToken cancellation)
    {
        // Noon is the same day in nearly every time zone.
        var noon = cases[0].Day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        var goneAt = noon + UntilGone[cases[0].Day.DayNumber % UntilGone.Length];
        clock.GoTo(noon);
        var reports = await takeIn.RunAsync(replay, cases, done - cases.Count, noon, goneAt);
        await unit.RunAsync(async inner =>
        {
            tell.Begin();
            await file.RunAsync(inner);
            await tell.RunAsync(inner);
            var actioned = await assess.RunAsync(reports, inner);
            await tell.RunAsync(inner);
            await takeDown.RunAsync(actioned, goneAt, inner);
            await tell.EndAsync(inner);
            db.ChangeTracker.Clear();
            db.Attach(replay);
            replay.MoveTo(done);
        }, cancellation);
    }
}
