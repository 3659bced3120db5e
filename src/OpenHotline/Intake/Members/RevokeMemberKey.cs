using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Members;

/// <summary>Ends an API key. Every door stops taking it within seconds.</summary>
public sealed class RevokeMemberKey(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    public enum Outcome
    {
        Revoked = 1,
        NoSuchKey = 2,
        AlreadyRevoked = 3,
    }

    public Task<Outcome> RunAsync(Guid keyId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        await db.LockAsync("member_keys", keyId, inner);
        if (await db.Set<MemberKey>().FindAsync([keyId], inner) is not { } key) return Outcome.NoSuchKey;
        if (key.RevokedAt is not null) return Outcome.AlreadyRevoked;

        key.Revoke(clock.GetUtcNow().UtcDateTime);
        timeline.Write(new MemberKeyRevoked(key.MemberId, key.Id));
        return Outcome.Revoked;
    }, cancellation);
}
