namespace OpenHotline.Ground.Outside.Pages;

/// <summary>How one hop ended.</summary>
internal abstract record HopResult
{
    private HopResult()
    {
    }

    public sealed record Ended(FetchOutcome Outcome) : HopResult;

    /// <summary>The server sent us to another address, which nobody has judged yet.</summary>
    public sealed record SentOn(Uri Next) : HopResult;
}
