using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Verify;

/// <summary>Opens the addresses of pages, and the pages one must come from where the reports of an episode name one.</summary>
public sealed class FindReachedPage(HotlineDb db, ReadAddress addresses, Vault vault)
{
    /// <summary>How many reports of an episode are searched for a referrer.</summary>
    private const int MostReports = 20;

    /// <param name="episodes">The webpage of each episode.</param>
    /// <returns>By episode; those whose key was destroyed are missing.</returns>
    public async Task<IReadOnlyDictionary<Guid, ReachedPage>> RunAsync(IReadOnlyDictionary<Guid, Guid> episodes, CancellationToken cancellation)
    {
        var opened = await addresses.RunAsync([.. episodes.Values.Distinct()], cancellation);
        var referrers = await ReferrersAsync(episodes.Keys, cancellation);
        var pages = new Dictionary<Guid, ReachedPage>(episodes.Count);
        foreach (var (episode, webpage) in episodes)
        {
            if (opened.TryGetValue(webpage, out var address) && Uri.TryCreate(address.Text, UriKind.Absolute, out var uri)) pages.Add(episode, new ReachedPage(uri, referrers.GetValueOrDefault(episode)));
        }

        return pages;
    }

    private async Task<Dictionary<Guid, Uri>> ReferrersAsync(IEnumerable<Guid> episodes, CancellationToken cancellation)
    {
        var (ids, parameter) = db.In("ids", episodes);
        var sightings = await db.ListAsync(
            $"""
            SELECT episode_id, report_id, sealed_steps FROM
                (SELECT episode_id, report_id, sealed_steps, ROW_NUMBER() OVER (PARTITION BY episode_id ORDER BY at DESC) AS place FROM sightings WHERE episode_id {ids} AND sealed_steps IS NOT NULL) AS told
            WHERE place <= {MostReports} ORDER BY place
            """, row => (Episode: row.Id(0), Report: row.Id(1), Steps: row.GetFieldValue<byte[]>(2)), cancellation, parameter);
        var referrers = new Dictionary<Guid, Uri>();
        if (sightings.Count == 0) return referrers;
        var secrets = await vault.OpenRecordsAsync([.. sightings.Select(sighting => sighting.Report).Distinct()], cancellation);
        foreach (var (episode, report, kept) in sightings)
        {
            if (referrers.ContainsKey(episode) || !secrets.TryGetValue(report, out var secret)) continue;
            var steps = ReachingSteps.FromJson(secret.Open(SealedFields.SightingSteps, kept));
            if (steps?.Referrer is { } typed && WebAddress.Read(typed) is WebAddress.Outcome.Accepted { Address: var page } && Uri.TryCreate(page.Text, UriKind.Absolute, out var referrer)) referrers.Add(episode, referrer);
        }

        return referrers;
    }
}

/// <summary>Where to look, and from where one comes.</summary>
public sealed record ReachedPage(Uri Address, Uri? Referrer)
{
    // Privacy: a record prints its members; an address must not reach a log.
    public override string ToString() => "[page]";
}
