using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Destroys how to reach a young person as soon as the helpline says that it has it, and after a month where it never answers.</summary>
/// <remarks>
/// Every half minute, and safe to repeat: what was said is sealed again without it, over the old text. The door that takes the
/// helpline's answer cannot read what it took in, so this runs where cases may be read.
/// </remarks>
public sealed class ForgetHandOverJob(HotlineDb db, UnitOfWork unit, Vault vault, Keyring keys, TimeProvider clock) : IHouseJob
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Unanswered = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!keys.CanRead) return;
        var longAgo = clock.GetUtcNow().UtcDateTime - Unanswered;
        var due = await db.Set<OwnRequest>().AsNoTracking()
            .Where(one => one.EndedAt == null && (one.HandOver == HandOverState.Acknowledged || (one.HandOver == HandOverState.Sent && one.ReceivedAt < longAgo)))
            .OrderBy(one => one.Id).Select(one => one.Id).Take(BatchSize).ToListAsync(cancellation);
        foreach (var id in due) await unit.RunAsync(inner => ForgetAsync(id, inner), cancellation);
    }

    private async Task ForgetAsync(Guid id, CancellationToken cancellation)
    {
        await db.LockAsync("own_requests", id, cancellation);
        // Race: it may have been taken back since.
        if (await db.Set<OwnRequest>().SingleOrDefaultAsync(one => one.Id == id && one.EndedAt == null, cancellation) is not { HandOver: HandOverState.Acknowledged or HandOverState.Sent } request) return;
        if (await vault.OpenRecordAsync(id, cancellation) is not { } secret || OwnRequestText.FromJson(secret.Open(SealedFields.OwnRequest, request.SealedText)) is not { } text) return;
        request.ForgetHowToReach(secret.Seal(SealedFields.OwnRequest, (text with { ReachMe = null, HandOverCode = null }).ToJson()));
    }
}
