using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Triage;

/// <summary>Undoes a bulk close: its cases wait in the queue again.</summary>
/// <remarks>A case whose page was reported anew since then is left out; it is looked at in its newer episode.</remarks>
public sealed class UndoBulkClose(HotlineDb db, UnitOfWork unit, ReturnToQueue back, TriageSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Undone(int Reopened, int LeftOut) : Outcome;
        public sealed record UndoneAlready(DateTime At) : Outcome;
        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchAct = 1,

        /// <summary>The days for it have passed.</summary>
        TooLate = 2,
    }

    public Task<Outcome> RunAsync(Guid bulkCloseId, Guid accountId, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        await db.LockAsync("bulk_closes", bulkCloseId, inner);
        var act = await db.Set<BulkClose>().SingleOrDefaultAsync(row => row.Id == bulkCloseId, inner);
        if (act is null) return new Outcome.Refused(Refusal.NoSuchAct);
        if (act.UndoneAt is { } at) return new Outcome.UndoneAlready(at);
        var now = clock.GetUtcNow().UtcDateTime;
        if (now > act.ClosedAt.AddDays(settings.UndoDays)) return new Outcome.Refused(Refusal.TooLate);
        var reopened = 0;
        foreach (var id in await db.Set<BulkClosedCase>().Where(row => row.BulkCloseId == bulkCloseId).Select(row => row.EpisodeId).ToListAsync(inner))
        {
            if (await back.RunAsync(id, inner)) reopened++;
        }

        act.Undo(accountId, reopened, now);
        return new Outcome.Undone(reopened, act.Cases - reopened);
    }, cancellation);
}
