using OpenHotline.Triage;

namespace OpenHotline.Web.Workbench.Queue;

/// <summary>Lays out what one analyst needs to see of the queue.</summary>
public sealed class QueueDesk(ReadQueue read, CountQueue count, ScoreRules rules, TimeProvider clock)
{
    public async Task<QueueModel> LayAsync(QueueQuery query, QueuePlace? after, Guid accountId, bool isSenior, CancellationToken stop)
    {
        var filter = query.Filter;
        var page = await read.RunAsync(filter, after, stop);
        return new QueueModel(
            page, await read.HeldByAsync(accountId, stop), await read.LateAsync(5, stop), await count.RunAsync(stop), query, after is not null, isSenior, rules.Version, clock.GetUtcNow().UtcDateTime);
    }
}

/// <summary>Everything on the queue's page.</summary>
public sealed record QueueModel(
    OpenHotline.Triage.QueuePage Page, IReadOnlyList<QueueItem> Held, IReadOnlyList<QueueItem> Late, QueueCounts Counts, QueueQuery Query, bool IsFurtherOn, bool IsSenior, int RulesVersion, DateTime Now)
{
    /// <summary>What just happened, in a sentence; null for nothing, or for a word that is not ours.</summary>
    public string? Said => Query.Said switch
    {
        "nothing-waits" => "Nothing waits. Everything that came in is taken or done.",
        "holds-enough" => "You hold as many cases as one person may. Finish one or give it back first.",
        "held-by-another" => "A colleague took that case a moment ago.",
        "on-hold" => "The police come first on that case. It waits until the hold ends.",
        "done" => "That case is assessed or closed.",
        "given-back" => "Given back. Somebody else may take it now.",
        "not-held" => "You did not hold that case any more. Nothing was lost.",
        "submitted" => "Submitted.",
        "raised" => "The bell rings: the person on call is told until the police have acknowledged.",
        _ => null,
    };
}
