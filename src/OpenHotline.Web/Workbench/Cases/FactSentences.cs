using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Web.Workbench.Queue;

namespace OpenHotline.Web.Workbench.Cases;

/// <summary>Each fact of a webpage in words.</summary>
internal static class FactSentences
{
    /// <param name="isBlind">While a blind second opinion waits, the first answers are kept back from everybody.</param>
    /// <param name="because">Of a check: why it came to its outcome; null where that is not kept any more.</param>
    /// <param name="isRemoved">Of a check: whether the page had been proven gone before.</param>
    public static (string Title, string? Text) Of(Fact? fact, bool isBlind, CheckReason? because = null, bool isRemoved = false) => fact switch
    {
        ReportReceived received => ("A report came in", $"From: {Words.Of(received.Source)}, by {Words.Of(received.Channel)}.{(received.SaysChildAtRisk ? " It says that a child is in danger." : "")}"),
        EpisodeOpened opened => ($"Episode {opened.Number} opened", opened.Cause == EpisodeCause.Reappeared ? "The page was removed and is back." : "The page was reported."),
        EpisodeClosed closed => ("The episode ended", Capital(Words.Of(closed.End)) + "."),
        EpisodeReopened => ("The episode was opened again", null),
        StrippingChosen chosen => ("What others see of the address was chosen", $"{chosen.Stripped} of {chosen.Doubtful} doubtful {(chosen.Doubtful == 1 ? "part" : "parts")} of it are taken out."),
        EpisodeClaimed => ("An analyst took the case", null),
        ClaimReleased released => ("The case went back into the queue", released.LeaseRanOut ? "The claim ran out." : null),
        ChildAtRiskRaised => ("A child may be at risk now", "The person on call is told until the police have acknowledged."),
        ChildAtRiskAcknowledged => ("The police have acknowledged", null),
        HashMatched { Purpose: BankPurpose.Negative } matched => ("A bank of harmless pictures knows it", $"{By(matched)} It says: not this."),
        HashMatched { Purpose: BankPurpose.Quarantine } matched => ("A bank that is set aside knows it", $"{By(matched)} It weighs nothing until somebody has looked at the entry."),
        HashMatched { Purpose: BankPurpose.SelfReported } matched => ("A young person gave this hash of a picture of their own", $"{By(matched)} Nobody has seen the picture. Only the assessment of this page confirms it."),
        HashMatched matched => ("A hash bank knows it", $"{By(matched)} A suggestion, never proof."),
        EpisodeAssessed when isBlind => ("The case was assessed", "Its answers are kept back while a blind second opinion waits."),
        EpisodeAssessed assessed => (assessed.Revision == 1 ? "The case was assessed" : $"The assessment was replaced by revision {assessed.Revision}", Assessed(assessed)),
        SecondOpinionAsked asked => ("A blind second opinion is wanted", asked.OfSample ? "The sample took it." : "A colleague asked for it."),
        SecondOpinionGiven given => ("A second opinion was given", given is { AgreesOnVerdict: true, AgreesOnCategory: true } ? "Both agree." : "They differ; a senior looks."),
        DisputeOpened => ("The assessment is disputed", "Somebody who is not involved decides."),
        DisputeDecided decided => ("The dispute was decided", decided.Upheld ? "Upheld: the assessment was wrong." : "The assessment stands."),
        HoldPlaced => ("The police come first", "Nothing goes out until the hold ends."),
        HoldReleased released => ("The hold ended", released.Expired ? "It expired after both people had been warned." : null),
        EpisodeReferred referred => ("The case was handed over", $"To {Target(referred.Target)}: {Reason(referred.Reason)}."),
        HostTraced traced => ("The host was traced", traced.IsOnion ? "An onion service." : $"{traced.Country ?? "Country unknown"}, AS{traced.AutonomousSystem?.ToString() ?? " unknown"}{(traced.BehindCdn ? ", behind a CDN" : "")}."),
        HostChanged => ("The host has changed", "Just before sending the trace gave another host."),
        NoticeSent sent => (sent.Reminder == 0 ? "A notice went out" : $"Reminder {sent.Reminder} went out", $"To the {Rung(sent.Rung)}."),
        NoticeBounced bounced => ("A notice did not arrive", bounced.ForGood ? "Its mailbox refuses for good." : "It may still arrive."),
        HostAnswered answered => ("The host answered", Answered(answered.Answer)),
        PageChecked looked => ("The page was checked", Checked(looked.Outcome, because, isRemoved)),
        PageRemoved => ("The page is removed", "The checks prove it."),
        PageReappeared => ("The page is back", null),
        PageNeedsPerson => ("A check waits for a person", "A machine could not judge."),
        null => ("Something that this version does not know", null),
        _ => (FactKinds.Of(fact), null),
    };

    private static string By(HashMatched matched) => $"By {matched.Signal}{(matched.Distance == 0 ? "" : $", {matched.Distance} bits away")}.";

    private static string Assessed(EpisodeAssessed fact) => fact.Verdict == Verdict.Actionable
        ? $"{Words.Of(fact.Verdict)}: {Words.Of(fact.Kind).ToLowerInvariant()}, UK {Words.Of(fact.Uk)}, INHOPE {Words.Of(fact.Inhope)}, industry {Words.Of(fact.Industry)}, by table version {fact.TableVersion}."
        : $"{Words.Of(fact.Verdict)}.";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Target(ReferralTarget target) => target switch
    {
        ReferralTarget.Police => "the police",
        ReferralTarget.PartnerHotline => "the hotline of the country of hosting",
        _ => "whoever serves the host",
    };

    private static string Reason(ReferralReason reason) => reason switch
    {
        ReferralReason.Onion => "an onion service has nobody to write to",
        ReferralReason.NotAllowedThere => "we may not send a notice there",
        ReferralReason.PoliceFirst => "the police come first",
        ReferralReason.HostComplicit => "the host is complicit",
        ReferralReason.NoContact => "no approved contact is known",
        _ => "a person decided so",
    };

    private static string Rung(int rung) => rung switch { 1 => "host", 2 => "site owner", 3 => "registrar", 4 => "upstream provider", _ => $"recipient on rung {rung}" };

    private static string Answered(HostAnswer answer) => answer switch
    {
        HostAnswer.Removed => "They say that it is removed; a check follows.",
        HostAnswer.NeedInformation => "They need information.",
        HostAnswer.NotOurs => "They say that it is not theirs.",
        _ => "They dispute it.",
    };

    private static string Checked(CheckOutcome outcome, CheckReason? because, bool isRemoved) => outcome switch
    {
        CheckOutcome.Unavailable when because == CheckReason.SaidGone => isRemoved ? "Still gone." : "The server says that there is nothing. It counts as one try of the proof.",
        CheckOutcome.StillUp => "The same content is there.",
        CheckOutcome.Removed => "Gone, for as many tries and as long as the proof asks for.",
        CheckOutcome.Unavailable => "The host answers with an error. That does not count as removed.",
        CheckOutcome.Moved => "It leads to another address now.",
        CheckOutcome.Restricted => "It is behind a login, an age gate or a country block.",
        CheckOutcome.Unreachable => "Nothing answers.",
        _ => "A machine could not judge.",
    };
}
