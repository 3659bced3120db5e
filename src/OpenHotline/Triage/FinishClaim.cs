using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>Ends a claim because the case is assessed. Assess calls it inside its own unit of work.</summary>
public sealed class FinishClaim(HotlineDb db, UnitOfWork unit)
{
    /// <returns>Those of the cases that the account held: for the others nothing may be submitted either.</returns>
    /// <remarks>A claim whose lease has just run out, but which nobody has taken, still counts: no work is thrown away.</remarks>
    public Task<IReadOnlySet<Guid>> RunAsync(IReadOnlyCollection<Guid> episodeIds, Guid accountId, CancellationToken cancellation) => unit.RunAsync<IReadOnlySet<Guid>>(async inner =>
    {
        var (ids, parameter) = db.In("ids", episodeIds);
        return (await db.ListAsync($"UPDATE queue_items SET state = 4, claimed_by = NULL, lease_until = NULL WHERE id {ids} AND state = 2 AND claimed_by = @who RETURNING id",
            row => row.Id(0), inner, parameter, ("who", accountId))).ToHashSet();
    }, cancellation);

    /// <summary>The second opinion on it was given.</summary>
    public Task OpinionGivenAsync(Guid episodeId, CancellationToken cancellation) => unit.RunAsync(inner =>
        db.ExecuteAsync("UPDATE queue_items SET state = 4 WHERE id = @id AND state = 3", inner, ("id", episodeId)), cancellation);

    /// <summary>A second opinion on it was asked for after it was done.</summary>
    public Task OpinionAskedAsync(Guid episodeId, CancellationToken cancellation) => unit.RunAsync(inner =>
        db.ExecuteAsync("UPDATE queue_items SET state = 3 WHERE id = @id AND state = 4", inner, ("id", episodeId)), cancellation);
}
