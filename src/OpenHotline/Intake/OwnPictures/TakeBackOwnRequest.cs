using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Ends a request for whoever holds its code and PIN. Its own hashes end on every list; pages that were reported stay reported.</summary>
/// <remarks>Safe to repeat. The sealed text is destroyed at once; later rooms learn of the end by its fact.</remarks>
public sealed class TakeBackOwnRequest(HotlineDb db, UnitOfWork unit, Vault vault, Ground.Timeline.Timeline timeline, IntakeSettings settings, TimeProvider clock)
{
    private readonly FindOwnRequest find = new(db);

    public abstract record Outcome
    {
        public sealed record TakenBack : Outcome;

        public sealed record NotFound : Outcome;
    }

    public async Task<Outcome> RunAsync(string? typedCode, string? typedPin, CancellationToken cancellation)
    {
        var floor = Task.Delay(TimeSpan.FromMilliseconds(settings.ReceiptAnswerMilliseconds), clock, cancellation);
        var found = await find.RunAsync(typedCode, typedPin, cancellation);
        if (found is { } id) await unit.RunAsync(inner => EndAsync(id, OwnRequestEnd.TakenBack, inner), cancellation);
        await floor;
        return found is null ? new Outcome.NotFound() : new Outcome.TakenBack();
    }

    internal async Task EndAsync(Guid id, OwnRequestEnd end, CancellationToken cancellation)
    {
        await db.LockAsync("own_requests", id, cancellation);
        if (await db.Set<OwnRequest>().SingleOrDefaultAsync(one => one.Id == id && one.EndedAt == null, cancellation) is not { } request) return;
        request.Finish(end, clock.GetUtcNow().UtcDateTime);
        await vault.DestroyAsync(id, cancellation);
        timeline.Write(new OwnRequestEnded(id, end));
    }
}
