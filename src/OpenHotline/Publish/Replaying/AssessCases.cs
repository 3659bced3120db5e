using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Triage;

namespace OpenHotline.Publish.Replaying;

/// <summary>Works the queue until it is empty: claims what matters most and answers what the made-up case says.</summary>
public sealed class AssessCases(HotlineDb db, ClaimNext claim, SubmitAssessment submit, TimeProvider clock)
{
    /// <summary>Nobody: a replay has no accounts.</summary>
    private static readonly Guid Analyst = new("00000000-0000-7000-8000-000000000001");

    /// <param name="reports">The made-up cases by their reports.</param>
    /// <returns>The episodes of the webpages that need acting on.</returns>
    internal async Task<IReadOnlyList<Guid>> RunAsync(IReadOnlyDictionary<Guid, MadeUpCase> reports, CancellationToken cancellation)
    {
        var cases = await CasesAsync(reports, cancellation);
        var actioned = new List<Guid>();
        while (await claim.RunManyAsync(Analyst, cancellation) is { Count: > 0 } claimed)
        {
            var outcomes = await submit.RunAsync(Analyst, [.. claimed.Select(one => new FilledForm(one.EpisodeId, Guid.CreateVersion7(clock.GetUtcNow()), MadeUpAnswers.To(cases[one.EpisodeId]), Note: null))], cancellation);
            if (outcomes.FirstOrDefault(outcome => outcome is not SubmitAssessment.Outcome.Submitted) is { } refused) throw new InvalidOperationException($"A made-up case was not assessed: {refused.GetType().Name}.");
            actioned.AddRange(claimed.Select(one => one.EpisodeId).Where(id => cases[id].IsActioned && cases[id].Thing == ThingKind.Webpage));
            // What is saved is not looked through again at the next saving.
            db.ChangeTracker.Clear();
        }

        return actioned;
    }

    /// <summary>By episode, and by report for a thing without an address, as the queue names them.</summary>
    private async Task<Dictionary<Guid, MadeUpCase>> CasesAsync(IReadOnlyDictionary<Guid, MadeUpCase> reports, CancellationToken cancellation)
    {
        var (ids, parameter) = db.In("ids", reports.Keys);
        var episodes = (await db.ListAsync($"SELECT report_id, episode_id FROM sightings WHERE report_id {ids}", row => (Report: row.Id(0), Episode: row.Id(1)), cancellation, parameter)).ToDictionary(row => row.Report, row => row.Episode);
        return reports.ToDictionary(report => episodes.TryGetValue(report.Key, out var episode) ? episode : report.Key, report => report.Value);
    }
}
