using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Refer;

namespace OpenHotline.Notify;

/// <summary>Traces what is to be traced, and decides what follows.</summary>
/// <remarks>Every ten seconds. Nothing is claimed: two machines at once ask twice, and the second finds under the lock that the first has decided. After a crash the case still waits.</remarks>
public sealed class TraceCasesJob(HotlineDb db, UnitOfWork unit, PageAddress pages, TraceAddress trace, KeepTrace keep, DecideCase decide, NotifySettings settings, TimeProvider clock) : IHouseJob
{
    private const int BatchSize = 50;

    public Task RunAsync(CancellationToken cancellation) => RunAsync(1, BatchSize, cancellation);

    /// <param name="atOnce">How many are one commit. One where names and registries are asked through the network: what was found is kept before the next is asked for.</param>
    /// <param name="most">How many are traced in all.</param>
    public async Task RunAsync(int atOnce, int most, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Law: a name look-up tells others that somebody is interested, so an episode on hold is not traced either.
        var due = await db.Set<TakedownCase>().AsNoTracking()
            .Where(one => one.State == CaseState.WaitingForTrace && one.NextTraceAt <= now && !db.Set<Hold>().Any(hold => hold.EpisodeId == one.EpisodeId && hold.EndedAt == null))
            .OrderByDescending(one => one.IsUrgent).ThenBy(one => one.NextTraceAt).Take(most).ToListAsync(cancellation);
        foreach (var some in due.Chunk(atOnce))
        {
            await TraceAsync(some, cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private async Task TraceAsync(IReadOnlyList<TakedownCase> some, CancellationToken cancellation)
    {
        var addresses = await pages.OpenAsync([.. some.Where(one => !one.IsOnion).Select(one => one.WebpageId).Distinct()], cancellation);
        var findings = new Dictionary<Guid, TraceFinding>(some.Count);
        foreach (var one in some)
        {
            if (addresses.TryGetValue(one.WebpageId, out var address)) findings.Add(one.EpisodeId, await trace.RunAsync(address, cancellation));
        }

        await unit.RunAsync(inner => KeepAsync([.. some.Select(one => one.EpisodeId)], findings, inner), cancellation);
    }

    private async Task KeepAsync(IReadOnlyList<Guid> episodeIds, Dictionary<Guid, TraceFinding> findings, CancellationToken cancellation)
    {
        await db.LockManyAsync("episodes", episodeIds, cancellation);
        db.ChangeTracker.Clear();
        var onHold = await db.OnHoldAsync(episodeIds, cancellation);
        var decided = new List<TakedownCase>(episodeIds.Count);
        foreach (var one in await db.Among<TakedownCase>("episode_id", episodeIds).ToListAsync(cancellation))
        {
            // The address was deleted on purpose: nobody can be told about it.
            if (!one.IsOnion && !findings.ContainsKey(one.EpisodeId)) one.Close();
            else if (one.State != CaseState.WaitingForTrace || onHold.Contains(one.EpisodeId)) continue;
            else if (one.IsOnion || findings[one.EpisodeId] is TraceFinding.Found) decided.Add(one);
            else one.TraceAgainAt(NextTry(one, findings[one.EpisodeId]), fruitless: true);
        }

        await keep.RunAsync([.. decided.Where(one => !one.IsOnion).Select(one => (one, (TraceFinding.Found)findings[one.EpisodeId]))], cancellation);
        await decide.RunAsync(decided, cancellation);
    }

    private DateTime NextTry(TakedownCase one, TraceFinding finding)
    {
        var wait = settings.TraceAgainAfter * Math.Pow(2, Math.Min(one.FruitlessTraces, 10));
        var at = clock.GetUtcNow().UtcDateTime + (wait < TimeSpan.FromHours(1) ? wait : TimeSpan.FromHours(1));
        return finding is TraceFinding.NoHolder { NotBefore: { } told } && told > at ? told : at;
    }
}
