using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Assess;

/// <summary>How often pages of one site got each verdict before.</summary>
/// <param name="LastAt">The newest of them.</param>
public sealed record SiteVerdicts(Verdict Verdict, int Count, DateTime LastAt);

/// <summary>Counts earlier assessments of the site that a webpage is on.</summary>
public sealed class SiteHistory(HotlineDb db)
{
    /// <summary>So many pages of a site are looked at; more say nothing new.</summary>
    public const int MostPages = 500;

    internal static readonly string Statement = $"""
        SELECT a.verdict, count(*), max(a.at) FROM
            (SELECT id FROM webpages WHERE site_lookup = (SELECT site_lookup FROM webpages WHERE id = @page) LIMIT {MostPages}) AS same
        JOIN assessments a ON a.webpage_id = same.id
        WHERE a.episode_id <> @episode
        GROUP BY a.verdict ORDER BY a.verdict
        """;

    /// <summary>The assessment of the episode itself is left out: a second opinion must not read it here.</summary>
    public Task<List<SiteVerdicts>> RunAsync(Guid webpageId, Guid episodeId, CancellationToken cancellation) =>
        db.ListAsync(Statement, row => new SiteVerdicts((Verdict)row.GetInt32(0), row.GetInt32(1), row.Time(2)), cancellation, ("page", webpageId), ("episode", episodeId));
}
