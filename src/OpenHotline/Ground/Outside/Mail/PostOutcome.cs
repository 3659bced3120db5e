namespace OpenHotline.Ground.Outside.Mail;

/// <summary>What became of one message. Replies are cut to 500 characters and may name a mailbox: never log them.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>The relay took it for all recipients.</summary>
    /// <param name="MessageId">Without angle brackets.</param>
    /// <param name="ReportsPromised">True when delivery reports were asked for and the relay passes the wish on.</param>
    public sealed record Accepted(string ServerReply, string MessageId, bool ReportsPromised) : PostOutcome
    {
        public override string ToString() => nameof(Accepted);
    }

    /// <summary>Not now (4yz, or a fault of our own sign-in): the same message may be tried again later.</summary>
    public sealed record RefusedForNow(PostStage Stage, int Code, string ServerReply) : PostOutcome
    {
        public override string ToString() => $"{nameof(RefusedForNow)} {Code} at {Stage}";
    }

    /// <summary>Never in this form (5yz). Nothing was delivered to anybody.</summary>
    public sealed record RefusedForGood(PostStage Stage, int Code, string ServerReply) : PostOutcome
    {
        public override string ToString() => $"{nameof(RefusedForGood)} {Code} at {Stage}";
    }

    /// <summary>No conversation came about, so nothing was handed over.</summary>
    public sealed record Unreachable(PostFault Why) : PostOutcome;

    /// <summary>The relay was too slow before the message was handed over: nothing was delivered.</summary>
    public sealed record TimedOut(PostStage Stage) : PostOutcome;

    /// <summary>The connection ended while the message was handed over: it may have been delivered or not.</summary>
    public sealed record CutOff(string MessageId) : PostOutcome;
}
