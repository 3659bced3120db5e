using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Verify;

/// <summary>What is known of a page before a look.</summary>
/// <param name="Digest">SHA-256 of the assessed content; null where no look has found it yet.</param>
/// <param name="SettledDigest">SHA-256 of another content that a person has decided about; null when none.</param>
/// <param name="SettledReason">Why that person was called; null when nobody decided.</param>
/// <param name="SettledAs">What that person said; null when nobody decided.</param>
public sealed record Baseline(byte[]? Digest, PageSketch? Sketch, byte[]? SettledDigest = null, PageSketch? SettledSketch = null, CheckReason? SettledReason = null, CheckOutcome? SettledAs = null)
{
    public static readonly Baseline None = new(null, null);
}

/// <summary>What a look means.</summary>
/// <param name="IsGone">True where it counts as a try of the proof that the page is gone.</param>
/// <param name="CallsPerson">True where a person has to look.</param>
public sealed record Judgement(CheckOutcome Outcome, CheckReason Reason, bool IsGone = false, bool CallsPerson = false);

/// <summary>Judges what looks by one or two ways out showed. No clock, no table, no network.</summary>
public static class JudgeCheck
{
    /// <param name="looks">By each way that was taken, the usual one first; at least one.</param>
    public static Judgement Of(IReadOnlyList<Look> looks, Baseline baseline)
    {
        var judged = looks.Select(look => One(look, baseline)).ToList();
        return Settle(judged.Count > 1 ? Together(looks, judged) : judged[0], looks[0], baseline);
    }

    /// <summary>Whether a second way has to confirm what the first showed.</summary>
    public static bool WantsSecondWay(Judgement first) => first.Reason is not (CheckReason.SameContent or CheckReason.SimilarContent);

    private static Judgement Together(IReadOnlyList<Look> looks, List<Judgement> judged)
    {
        if (judged.TrueForAll(one => one.IsGone)) return judged[0];
        // Up by one way is up: a host that shows the page to some visitors has not removed it. Which of them, a person sees.
        var up = judged.Find(one => one.Outcome == CheckOutcome.StillUp);
        if (up is { Reason: CheckReason.FirstLook })
        {
            var same = judged.TrueForAll(one => one.Outcome == CheckOutcome.StillUp) && looks.Skip(1).All(look => SameBody(looks[0], look));
            return same ? up : new(CheckOutcome.NeedsPerson, CheckReason.DifferentByWay, CallsPerson: true);
        }

        if (up is not null) return judged.TrueForAll(one => one.Outcome is CheckOutcome.StillUp or CheckOutcome.Unreachable or CheckOutcome.Unavailable && !one.IsGone)
            ? up : new(CheckOutcome.NeedsPerson, CheckReason.DifferentByWay, CallsPerson: true);
        // Gone by one way and silent by the other proves nothing: the silent one is what was found.
        return judged.Find(one => one.CallsPerson) ?? judged.Find(one => !one.IsGone) ?? judged[0];
    }

    private static bool SameBody(Look first, Look other) => first.Digest is null && other.Digest is null
        || Likeness.IsSame(first.Digest, first.Sketch, other.Digest, other.Sketch);

    // What a person has decided about is not asked again while nothing changes.
    private static Judgement Settle(Judgement judged, Look look, Baseline baseline)
    {
        if (!judged.CallsPerson || baseline.SettledAs is not { } said || baseline.SettledReason != judged.Reason) return judged;
        var seenBefore = look.Digest is null ? baseline.SettledDigest is null
            : Likeness.IsSame(baseline.SettledDigest, baseline.SettledSketch, look.Digest, look.Sketch);
        return seenBefore ? new(said == CheckOutcome.Removed ? CheckOutcome.Unavailable : said, judged.Reason) : judged;
    }

    private static Judgement One(Look look, Baseline baseline) => look.Kind switch
    {
        LookKind.NoSuchName => new(CheckOutcome.Unreachable, CheckReason.NoSuchName),
        LookKind.NoAnswer => new(CheckOutcome.Unreachable, CheckReason.NoAnswer),
        LookKind.NotGoneTo => new(CheckOutcome.NeedsPerson, CheckReason.NotGoneTo, CallsPerson: true),
        LookKind.NotReadable => new(CheckOutcome.NeedsPerson, CheckReason.CannotBeCompared, CallsPerson: true),
        _ => ByStatus(look, baseline),
    };

    private static Judgement ByStatus(Look look, Baseline baseline) => look.Status switch
    {
        // A page may say "not found" and show the content all the same.
        404 or 410 when IsBaseline(look, baseline) => new(CheckOutcome.StillUp, CheckReason.SimilarContent),
        404 or 410 => new(CheckOutcome.Unavailable, CheckReason.SaidGone, IsGone: true),
        401 or 403 or 407 or 451 => new(CheckOutcome.Restricted, CheckReason.ShutOff, CallsPerson: true),
        >= 200 and < 300 => ByContent(look, baseline),
        _ => new(CheckOutcome.Unavailable, CheckReason.ServerError),
    };

    private static Judgement ByContent(Look look, Baseline baseline)
    {
        if (baseline.Digest is null)
        {
            return look.AtFrontPage
                ? new(CheckOutcome.NeedsPerson, CheckReason.LedToFrontPage, CallsPerson: true)
                : new(CheckOutcome.StillUp, CheckReason.FirstLook);
        }

        if (look.Digest.AsSpan().SequenceEqual(baseline.Digest)) return new(CheckOutcome.StillUp, CheckReason.SameContent);
        if (IsBaseline(look, baseline)) return new(CheckOutcome.StillUp, CheckReason.SimilarContent);
        if (look.AtOtherSite) return new(CheckOutcome.Moved, CheckReason.LedToOtherSite, CallsPerson: true);
        return new(CheckOutcome.NeedsPerson, look.AtFrontPage ? CheckReason.LedToFrontPage : CheckReason.ChangedContent, CallsPerson: true);
    }

    private static bool IsBaseline(Look look, Baseline baseline) => Likeness.IsSame(baseline.Digest, baseline.Sketch, look.Digest, look.Sketch);
}
