namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Looks at one reported address, guarded. Nothing else fetches what was reported.</summary>
/// <remarks>
/// Never follows a link; follows redirects one by one, each judged anew. Keeps no body: the outcome has a digest, a
/// count and a sketch. Safe to repeat. Never throws for what the network does; only a cancelled call throws.
/// </remarks>
public interface IReportedPages
{
    Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation);
}
