using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Arrivals that wait, or that were set aside, are opened by the key that they were sealed to.</summary>
internal sealed class ArrivalKeys(HotlineDb db) : IWrappedKeys
{
    public async Task<long> LeftAsync(int newestWrappingKey, CancellationToken cancellation) =>
        (await db.ListAsync("SELECT COUNT(*) FROM arrivals WHERE wrapping_key < @newest", row => row.GetInt64(0), cancellation, ("newest", newestWrappingKey)))[0];
}
