using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Triage;

namespace OpenHotline.Assess;

/// <summary>A case as it lies on the desk: its place in the queue, what is on the timeline of its webpage, and its assessments so far.</summary>
/// <param name="Facts">Newest last. Looks are in another book and never here.</param>
public sealed record CaseFile(QueueItem Item, IReadOnlyList<TimelineEntry> Facts, IReadOnlyList<Assessment> Revisions, bool BlindOpinionWaits);

/// <summary>Reads a case, and the timeline of a webpage.</summary>
public sealed class ReadCase(HotlineDb db)
{
    /// <summary>So many facts are shown; a page that has more has its oldest left out, and says so.</summary>
    public const int MostFacts = 500;

    /// <summary>Null where there is no such case.</summary>
    public async Task<CaseFile?> RunAsync(Guid episodeId, CancellationToken cancellation)
    {
        var item = await db.QueueItems.AsNoTracking().SingleOrDefaultAsync(row => row.Id == episodeId, cancellation);
        if (item is null) return null;
        var revisions = await db.Assessments.AsNoTracking().Where(row => row.EpisodeId == episodeId).OrderBy(row => row.Revision).ToListAsync(cancellation);
        var waits = await db.Opinions.AnyAsync(row => row.EpisodeId == episodeId && row.GivenAt == null, cancellation);
        return new CaseFile(item, await TimelineAsync(item.WebpageId, cancellation), revisions, waits);
    }

    /// <summary>All cases of a webpage, newest first; empty where there is no such webpage. A thing without an address stands under its report's id.</summary>
    public Task<List<QueueItem>> OfWebpageAsync(Guid webpageId, CancellationToken cancellation) =>
        db.QueueItems.AsNoTracking().Where(row => row.WebpageId == webpageId).OrderByDescending(row => row.OpenedAt).Take(50).ToListAsync(cancellation);

    /// <summary>Those of the cases on which a blind second opinion waits.</summary>
    public async Task<IReadOnlySet<Guid>> BlindAsync(IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellation) =>
        (await db.Opinions.Where(row => episodeIds.Contains(row.EpisodeId) && row.GivenAt == null).Select(row => row.EpisodeId).ToListAsync(cancellation)).ToHashSet();

    /// <summary>The facts of a webpage, oldest first, at most <see cref="MostFacts"/> of the newest.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(Guid webpageId, CancellationToken cancellation)
    {
        var rows = await db.Set<FactRow>().AsNoTracking().Where(row => row.Subject == webpageId && row.Stream == FactStream.Main)
            .OrderByDescending(row => row.Id).Take(MostFacts).Select(row => new { row.LeafIndex, row.Bytes }).ToListAsync(cancellation);
        // Facts of one millisecond have no order of their own until the tree gives them one.
        return [.. rows.Select(row => Timeline.Read(row.LeafIndex ?? -1, row.Bytes)).OrderBy(entry => entry.At).ThenBy(entry => entry.LeafIndex < 0 ? long.MaxValue : entry.LeafIndex)];
    }
}
