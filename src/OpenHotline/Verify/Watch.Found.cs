using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Verify;

/// <summary>What follows from a look.</summary>
public enum WatchStep
{
    /// <summary>Only the next look.</summary>
    None = 0,

    /// <summary>The proof is complete: the page is removed.</summary>
    Removed = 1,

    /// <summary>A removed page is back.</summary>
    Reappeared = 2,

    /// <summary>A person has to look, and has not been called yet.</summary>
    CallPerson = 3,
}

public sealed partial class Watch
{
    public Baseline KnownBefore => new(
        BaselineDigest, Sketch(BaselineSketch), SettledDigest, Sketch(SettledSketch), SettledAs is null ? null : CalledFor, SettledAs);

    /// <summary>Takes in what a look found and plans the next.</summary>
    internal WatchStep Found(Check check, Judgement judged, DateTime now, CheckRhythm rhythm)
    {
        (LeaseUntil, LastCheckId, LastCheckedAt, LastOutcome, Checks) = (null, check.Id, now, judged.Outcome, Checks + 1);
        if (State == WatchState.Gone) return FoundAfterRemoval(check, judged, now, rhythm);
        if (judged.IsGone) return FoundGone(now, rhythm);
        if (judged.Outcome == CheckOutcome.StillUp) return FoundUp(check, now, rhythm);
        // An error or silence in the middle of a proof proves nothing and refutes nothing: the try is made again.
        if (State == WatchState.ProvingGone && !judged.CallsPerson)
        {
            NextCheckAt = now + rhythm.BetweenTries;
            return WatchStep.None;
        }

        if (State == WatchState.Confirming) State = WatchState.Watching;
        NextCheckAt = now + rhythm.AfterLook(Step++);
        return Call(check, judged, now);
    }

    /// <summary>A person says what the last check showed.</summary>
    internal WatchStep Settle(Check check, CheckOutcome said, DateTime now, CheckRhythm rhythm)
    {
        (PersonCalledAt, CalledFor, SettledAs, SettledDigest, SettledSketch) = (null, check.Reason, said, check.Digest, check.Sketch);
        Overtake();
        switch (said)
        {
            case CheckOutcome.Removed when State != WatchState.Gone:
                FirstGoneAt ??= check.At;
                return Remove(now, rhythm);
            case CheckOutcome.StillUp when State == WatchState.Gone:
                return Return();
            case CheckOutcome.StillUp:
                // Only where bytes were read: what cannot be compared stays settled by its reason.
                if (check.Digest is not null) (BaselineDigest, BaselineSketch, SettledAs) = (check.Digest, check.Sketch, null);
                (State, FirstGoneAt, GoneTries) = (WatchState.Watching, null, 0);
                NextCheckAt = now + rhythm.AfterLook(Step);
                return WatchStep.None;
            default:
                return WatchStep.None;
        }
    }

    private WatchStep FoundUp(Check check, DateTime now, CheckRhythm rhythm)
    {
        if (BaselineDigest is null) (BaselineDigest, BaselineSketch) = (check.Digest, check.Sketch);
        if (State == WatchState.ProvingGone) Step = 0;
        (State, FirstGoneAt, GoneTries, PersonCalledAt) = (WatchState.Watching, null, 0, null);
        NextCheckAt = now + rhythm.AfterLook(Step++);
        return WatchStep.None;
    }

    private WatchStep FoundGone(DateTime now, CheckRhythm rhythm)
    {
        (State, PersonCalledAt) = (WatchState.ProvingGone, null);
        FirstGoneAt ??= now;
        // A try out of turn, as after a host's answer, must not shorten the proof.
        GoneTries++;
        if (GoneTries >= rhythm.TriesForRemoval && now - FirstGoneAt >= rhythm.Proof) return Remove(now, rhythm);
        NextCheckAt = now + rhythm.BetweenTries;
        return WatchStep.None;
    }

    private WatchStep FoundAfterRemoval(Check check, Judgement judged, DateTime now, CheckRhythm rhythm)
    {
        // Without a baseline the first thing that answers is not known to be the page.
        if (judged.Outcome == CheckOutcome.StillUp && judged.Reason != CheckReason.FirstLook) return Return();
        var next = now + rhythm.AfterRemoval;
        if (next > WatchUntil) (State, NextCheckAt) = (WatchState.Ended, null);
        else NextCheckAt = next;
        if (judged.Reason == CheckReason.FirstLook && check.Digest is { } digest && !Likeness.IsSame(SettledDigest, Sketch(SettledSketch), digest, Sketch(check.Sketch)))
        {
            return Call(check, judged with { CallsPerson = true }, now);
        }

        return judged.Outcome is CheckOutcome.NeedsPerson or CheckOutcome.Moved ? Call(check, judged, now) : WatchStep.None;
    }

    private WatchStep Remove(DateTime now, CheckRhythm rhythm)
    {
        (State, WatchUntil, PersonCalledAt, Step) = (WatchState.Gone, now + rhythm.WatchForReturn, null, 0);
        NextCheckAt = now + rhythm.AfterRemoval;
        LastOutcome = CheckOutcome.Removed;
        return WatchStep.Removed;
    }

    private WatchStep Return()
    {
        End();
        return WatchStep.Reappeared;
    }

    private WatchStep Call(Check check, Judgement judged, DateTime now)
    {
        if (!judged.CallsPerson) return WatchStep.None;
        // What the person is shown stays the same under their eyes while the same thing is found again.
        if (PersonCalledAt is not null && CalledFor == judged.Reason) return WatchStep.None;
        var isNew = PersonCalledAt is null;
        (PersonCalledAt, CalledFor, CalledCheckId, SettledAs) = (PersonCalledAt ?? now, judged.Reason, check.Id, null);
        return isNew ? WatchStep.CallPerson : WatchStep.None;
    }

    private static PageSketch? Sketch(byte[]? bytes) => bytes is null ? null : PageSketch.FromBytes(bytes);
}
