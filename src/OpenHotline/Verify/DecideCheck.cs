using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Verify;

/// <summary>A person says what a check showed that a machine could not judge.</summary>
/// <remarks>Safe to repeat: the second decision about a check is refused.</remarks>
public sealed class DecideCheck(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline, RecordCheck record, CheckRhythm rhythm, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Decided(CheckOutcome Said) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchCheck = 1,

        /// <summary>Somebody decided, or a later check judged it, in the meantime.</summary>
        NobodyIsCalled = 2,

        /// <summary>A later check found something else; that has to be looked at.</summary>
        SomethingElseWasFound = 3,

        /// <summary>The police come first.</summary>
        OnHold = 4,

        /// <summary>Nothing that can be seen was chosen.</summary>
        NothingChosen = 5,
    }

    public Task<Outcome> RunAsync(Guid episodeId, Guid checkId, PersonSaw saw, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (Meaning(saw) is not { } said) return Refused(Refusal.NothingChosen);
        await db.LockByAsync("watches", episodeId, "episode_id", inner);
        var watch = await db.Set<Watch>().SingleOrDefaultAsync(row => row.EpisodeId == episodeId, inner);
        var check = await db.Set<Check>().SingleOrDefaultAsync(row => row.Id == checkId && row.EpisodeId == episodeId, inner);
        if (watch is null || check is null) return Refused(Refusal.NoSuchCheck);
        if (watch.Holds > 0) return Refused(Refusal.OnHold);
        if (watch.PersonCalledAt is null || watch.State == WatchState.Ended) return Refused(Refusal.NobodyIsCalled);
        if (watch.CalledCheckId != checkId) return Refused(Refusal.SomethingElseWasFound);

        timeline.Write(new CheckDecided(watch.WebpageId, episodeId, checkId, saw, said));
        record.Tell(watch, checkId, watch.Settle(check, said, clock.GetUtcNow().UtcDateTime, rhythm));
        return (Outcome)new Outcome.Decided(said);
    }, cancellation);

    /// <summary>What it means for the page: removed, still up, or restricted.</summary>
    public static CheckOutcome? Meaning(PersonSaw saw) => saw switch
    {
        PersonSaw.NotFoundPage or PersonSaw.ParkedPage or PersonSaw.OtherContent => CheckOutcome.Removed,
        PersonSaw.SameContent => CheckOutcome.StillUp,
        PersonSaw.SignIn or PersonSaw.CountryBlock or PersonSaw.AgeGate => CheckOutcome.Restricted,
        _ => null,
    };

    private static Outcome Refused(Refusal why) => new Outcome.Refused(why);
}
