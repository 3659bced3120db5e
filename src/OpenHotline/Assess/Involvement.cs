using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>Who has had a hand in a case.</summary>
internal static class Involvement
{
    /// <summary>Whether an account made any revision of the case's assessment.</summary>
    public static Task<bool> AssessedAsync(HotlineDb db, Guid episodeId, Guid accountId, CancellationToken cancellation) =>
        db.Set<Assessment>().AnyAsync(row => row.EpisodeId == episodeId && row.AnalystId == accountId, cancellation);

    /// <summary>Whether an account assessed the case, asked for or gave an opinion on it.</summary>
    public static async Task<bool> InvolvedAsync(HotlineDb db, Guid episodeId, Guid accountId, CancellationToken cancellation) =>
        await AssessedAsync(db, episodeId, accountId, cancellation)
        || await db.Set<Opinion>().AnyAsync(row => row.EpisodeId == episodeId && (row.GivenBy == accountId || row.AskedBy == accountId), cancellation);
}
