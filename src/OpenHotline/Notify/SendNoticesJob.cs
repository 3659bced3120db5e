using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Sends the mails that are due, one after the other.</summary>
/// <remarks>
/// Every ten seconds; may run on several machines, since each mail is claimed under a lease. After a crash a mail whose try was
/// written down but not ended is of unknown end: it is sent once more with the same Message-ID, then an officer decides.
/// </remarks>
public sealed class SendNoticesJob(HotlineDb db, UnitOfWork unit, SendMailing send, SendingGate gate, NotifySettings settings, TimeProvider clock) : IHouseJob
{
    private const int MostInOneRun = 200;

    public Task RunAsync(CancellationToken cancellation) => RunAsync(1, MostInOneRun, cancellation);

    /// <param name="atOnce">How many are claimed and sent together. One where the post goes through the network: a mail's end is written down before the next is begun.</param>
    /// <param name="most">How many are sent in all.</param>
    public async Task RunAsync(int atOnce, int most, CancellationToken cancellation)
    {
        await FindLostAsync(cancellation);
        if (!await gate.IsOpenAsync(cancellation)) return;
        for (var sent = 0; sent < most && await ClaimAsync(atOnce, cancellation) is { Count: > 0 } claimed; sent += claimed.Count)
        {
            await send.RunAsync(claimed, cancellation);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Tries that were written down, but whose machine stopped before their end.</summary>
    private Task FindLostAsync(CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var lost = await db.ListAsync("SELECT id FROM mailings WHERE state = @sending AND lease_until < @now ORDER BY due_at LIMIT 100" + db.SkipLocked(),
            row => row.Id(0), inner, ("sending", MailingState.Sending), ("now", now));
        foreach (var id in lost)
        {
            var mailing = (await db.Set<Mailing>().FindAsync([id], inner))!;
            mailing.EndedUnknown(now);
            if (mailing.State == MailingState.Uncertain && mailing.Kind == MailingKind.Notice) (await db.Set<Notice>().FindAsync([mailing.NoticeId], inner))!.Stop(NoticeState.Uncertain);
        }
    }, cancellation);

    private Task<List<Guid>> ClaimAsync(int most, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // An episode on hold is passed over, so that it cannot keep others from being sent.
        var found = await db.ListAsync($"""
            SELECT m.id FROM mailings m
            WHERE m.state = @waiting AND m.due_at <= @now AND (m.lease_until IS NULL OR m.lease_until < @now)
              AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.episode_id = m.episode_id AND h.ended_at IS NULL)
            ORDER BY m.is_urgent DESC, m.due_at LIMIT @most{(db.Kind == DatabaseKind.Postgres ? " FOR UPDATE OF m SKIP LOCKED" : "")}
            """, row => row.Id(0), inner, ("waiting", MailingState.Waiting), ("now", now), ("most", most));
        if (found.Count == 0) return found;
        var (ids, parameter) = db.In("ids", found);
        await db.ExecuteAsync($"UPDATE mailings SET lease_until = @until WHERE id {ids}", inner, ("until", now + settings.Lease), parameter);
        return found;
    }, cancellation);
}
