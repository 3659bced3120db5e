using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>What hosts wrote, once its time is over, it was read, and the case is over.</summary>
internal sealed class RetainedReplies(HotlineDb db, Vault vault) : IRetained
{
    public RetentionClass Class => RetentionClass.Reply;

    public string Name => "Text of hosts' answers";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await (
        from reply in db.Set<HostReply>().AsNoTracking()
        join notice in db.Set<Notice>() on reply.NoticeId equals notice.Id
        join about in db.Set<TakedownCase>() on notice.EpisodeId equals about.EpisodeId
        where reply.SealedText != null && reply.At < olderThan && reply.ReadAt != null && about.State == CaseState.Over && reply.Id.CompareTo(after) > 0
        orderby reply.Id
        select new RetainedRecord(reply.Id, notice.WebpageId)).Take(most).ToListAsync(cancellation);

    public async Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        foreach (var id in ids) await vault.DestroyAsync(id, cancellation);
        foreach (var reply in await db.Set<HostReply>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellation)) reply.ForgetText();
    }
}
