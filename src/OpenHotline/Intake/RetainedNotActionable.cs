using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake;

/// <summary>Addresses on which there was nothing to act, long after the last closing. The row stays for the counts; nobody can say any more which page it was.</summary>
internal sealed class RetainedNotActionable(HotlineDb db, Vault vault) : IRetained
{
    public RetentionClass Class => RetentionClass.NotActionableAddress;

    public string Name => "Addresses without anything to act on";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await db.ListAsync(
        """
        SELECT p.id FROM webpages p JOIN record_keys k ON k.id = p.id WHERE p.id > @after
        AND EXISTS (SELECT 1 FROM episodes e WHERE e.webpage_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM episodes e WHERE e.webpage_id = p.id AND (e.closed_at IS NULL OR e.closed_at >= @before OR e."end" NOT IN (@not_actionable, @in_bulk)))
        ORDER BY p.id LIMIT @most
        """, row => new RetainedRecord(row.Id(0), null), cancellation,
        ("after", after), ("before", olderThan), ("not_actionable", EpisodeEnd.NotActionable), ("in_bulk", EpisodeEnd.ClosedInBulk), ("most", most));

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        foreach (var page in await db.Set<Webpage>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellation))
        {
            await vault.DestroyAsync(page.Id, cancellation);
            // The look-ups would still tell whoever holds the key whether a given address was here.
            page.MoveLookups(Nothing(), Nothing(), Nothing());
        }
    }

    private static byte[] Nothing() => [0x7f, 0xff, 0xff, 0xff, .. RandomNumberGenerator.GetBytes(32)];
}
