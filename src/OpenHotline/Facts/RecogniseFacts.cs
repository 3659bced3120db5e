namespace OpenHotline.Facts;

/// <summary>A hash met an entry of a bank: a suggestion, never an action.</summary>
/// <param name="Distance">0 for exact signals, bits for perceptual ones.</param>
[FactKind("hash.matched")]
public sealed record HashMatched(Guid WebpageId, Guid EpisodeId, Guid MatchId, Guid BankId, Guid EntryId, string Signal, int Distance) : Fact
{
    public override Guid Subject => WebpageId;
}
