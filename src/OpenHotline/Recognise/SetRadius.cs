using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Matching.Index;

namespace OpenHotline.Recognise;

/// <summary>Sets up to how many bits away a bank's PDQ hashes are found.</summary>
public sealed class SetRadius(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline)
{
    public enum Outcome
    {
        /// <summary>From the next look-up on.</summary>
        Set = 1,

        NoSuchBank = 2,

        /// <summary>A radius is 0 to 64 bits.</summary>
        OutOfBounds = 3,
    }

    public Task<Outcome> RunAsync(Guid bankId, int radius, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (radius is < 0 or > RadiusIndex.MaxRadius) return Outcome.OutOfBounds;
        await db.LockAsync("banks", bankId, inner);
        if (await db.Set<Bank>().SingleOrDefaultAsync(row => row.Id == bankId, inner) is not { } bank) return Outcome.NoSuchBank;
        if (bank.Radius == radius) return Outcome.Set;
        bank.FindUpTo(radius);
        timeline.Write(new BankRadiusSet(bankId, radius));
        return Outcome.Set;
    }, cancellation);
}
