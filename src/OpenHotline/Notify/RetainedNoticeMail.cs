using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Mail that came in about a notice, once its time and the case are over.</summary>
internal sealed class RetainedNoticeMail(HotlineDb db, Vault vault) : IRetained
{
    public RetentionClass Class => RetentionClass.Reply;

    public string Name => "Mail about notices";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await (
        from mail in db.Set<InboundMail>().AsNoTracking()
        join notice in db.Set<Notice>() on mail.NoticeId equals notice.Id
        join about in db.Set<TakedownCase>() on notice.EpisodeId equals about.EpisodeId
        where mail.SealedText != null && mail.At < olderThan && about.State == CaseState.Over && mail.Id.CompareTo(after) > 0
        orderby mail.Id
        select new RetainedRecord(mail.Id, notice.WebpageId)).Take(most).ToListAsync(cancellation);

    public Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => InboundMail.ForgetTextsAsync(db, vault, ids, cancellation);
}
