using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Notify;

/// <summary>Mail that fits no notice, once its time is over, whether or not a person has dealt with it. That it came stays.</summary>
/// <remarks>Privacy: strangers write here, mostly by mistake, so what nobody looked at is not kept longer than the rule says. A legal hold keeps it.</remarks>
internal sealed class RetainedUnmatchedMail(HotlineDb db, Vault vault) : IRetained
{
    public RetentionClass Class => RetentionClass.UnmatchedMail;

    public string Name => "Mail that fits no notice";

    public async Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation) => await db.Set<InboundMail>().AsNoTracking()
        .Where(one => one.NoticeId == null && one.SealedText != null && one.At < olderThan && one.Id.CompareTo(after) > 0)
        .OrderBy(one => one.Id).Take(most).Select(one => new RetainedRecord(one.Id, null)).ToListAsync(cancellation);

    public Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => InboundMail.ForgetTextsAsync(db, vault, ids, cancellation);
}
