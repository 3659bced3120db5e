using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Accounts.Acts;

/// <summary>Lists the acts that wait for somebody, with what each is in words.</summary>
public sealed class ListActs(HotlineDb db, Vault vault, StaffAccounts accounts, IEnumerable<ActOfTwo> kinds, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="Details">What exactly is asked; empty where its key is gone.</param>
    public sealed record Row(Guid Id, string Kind, string Title, string Details, ActState State, Guid ProposedBy, string ProposedByName, DateTime ProposedAt, DateTime ExpiresAt, Permission Approves);

    /// <summary>Those that wait for the second person, and those approved that wait for the first, oldest first; at most a hundred.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var acts = await db.Set<TwoPersonAct>().AsNoTracking().Where(act => (act.State == ActState.Proposed || act.State == ActState.Approved) && act.ExpiresAt > now)
            .OrderBy(act => act.ProposedAt).Take(Most).ToListAsync(cancellation);
        var names = await accounts.NamesAsync([.. acts.Select(act => act.ProposedBy)], cancellation);
        var records = await vault.OpenRecordsAsync([.. acts.Select(act => act.Id)], cancellation);
        var rows = new List<Row>(acts.Count);
        foreach (var act in acts)
        {
            if (kinds.FirstOrDefault(one => one.Kind == act.Kind) is not { } kind) continue;
            var details = records.TryGetValue(act.Id, out var record) ? await kind.DescribeAsync(record.OpenText(ProposeAct.Field, act.SealedPayload), cancellation) : "";
            rows.Add(new Row(act.Id, act.Kind, kind.Title, details, act.State, act.ProposedBy, names.GetValueOrDefault(act.ProposedBy, "the house"), act.ProposedAt, act.ExpiresAt, kind.Approves));
        }

        return rows;
    }
}
