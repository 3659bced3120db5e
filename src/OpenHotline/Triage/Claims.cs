using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>Counts what an analyst holds.</summary>
internal static class Claims
{
    internal const string CountHeld = "SELECT count(*) FROM queue_items WHERE claimed_by = @who";

    /// <summary>How many cases an account holds, under a lock that lasts to the end of the transaction.</summary>
    public static async Task<int> HeldAsync(HotlineDb db, Guid accountId, CancellationToken cancellation)
    {
        // Race: two clicks of one analyst could each see room for one more; the second waits here.
        await db.LockAsync("accounts", accountId, cancellation);
        var counts = await db.ListAsync(CountHeld, row => row.GetInt32(0), cancellation, ("who", accountId));
        return counts[0];
    }
}
