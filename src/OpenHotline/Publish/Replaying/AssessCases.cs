using Microsoft.EntityFrameworkCore;
using OpenHotline.Assess;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
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
        while (await claim.RunAsync(Analyst, cancellation) is ClaimNext.Outcome.Claimed { Claim: var claimed })
        {
            var one = cases[claimed.EpisodeId];
            var outcome = await submit.RunAsync(claimed.EpisodeId, Analyst, Guid.CreateVersion7(clock.GetUtcNow()), MadeUpAnswers.To(one), note: null, cancellation);
            if (outcome is not SubmitAssessment.Outcome.Submitted) throw new InvalidOperationException($"A made-up case was not assessed: {outcome.GetType().Name}.");
            if (one.IsActioned && one.Thing == ThingKind.Webpage) actioned.Add(claimed.EpisodeId);
            // What is saved is not looked through again at the next saving.
            db.ChangeTracker.Clear();
        }

        return actioned;
    }

    /// <summary>By episode, and by report for a thing without an address, as the queue names them.</summary>
    private async Task<Dictionary<Guid, MadeUpCase>> CasesAsync(IReadOnlyDictionary<Guid, MadeUpCase> reports, CancellationToken cancellation)
    {
        var ids = reports.Keys.ToArray();
        var episodes = await db.Sightings.AsNoTracking().Where(sighting => ids.Contains(sighting.ReportId)).ToDictionaryAsync(sighting => sighting.ReportId, sighting => sighting.EpisodeId, cancellation);
        return reports.ToDictionary(report => episodes.TryGetValue(report.Key, out var episode) ? episode : report.Key, report => report.Value);
    }
}
