using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>Finds the notice of a link. The answer for a false, old or held link is the same: nothing.</summary>
public sealed class HostLinks(HotlineDb db, PageLink links)
{
    /// <summary>Null where the link opens nothing now. Reading it changes nothing: mail systems fetch links before people do.</summary>
    public async Task<Notice?> FindAsync(string token, CancellationToken cancellation)
    {
        if (links.Read(token) is not { } linkId) return null;
        var notice = await db.Set<Notice>().AsNoTracking().SingleOrDefaultAsync(one => one.LinkId == linkId && one.SentAt != null, cancellation);
        // Safety: a hold revokes the page of its episode at once.
        return notice is null || await db.IsOnHoldAsync(notice.EpisodeId, cancellation) ? null : notice;
    }
}
