using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Members;

/// <summary>Issues an API key to a member. The answer is the only time that the key is seen.</summary>
public sealed class IssueMemberKey(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Issued(ApiKey Key) : Outcome;

        public sealed record NoSuchMember : Outcome;
    }

    public Task<Outcome> RunAsync(Guid memberId, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        if (await db.Set<Member>().FindAsync([memberId], inner) is null) return new Outcome.NoSuchMember();

        var now = clock.GetUtcNow();
        var key = ApiKey.New();
        var id = Guid.CreateVersion7(now);
        db.Add(new MemberKey(id, memberId, key.PublicId, key.SecretHash, now.UtcDateTime));
        timeline.Write(new MemberKeyIssued(memberId, id));
        return new Outcome.Issued(key);
    }, cancellation);
}
