using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Says what became of a young person's request, by code and PIN.</summary>
/// <remarks>
/// Privacy: right and wrong answers take the same time, and a right one changes by the clock only, as receipts do (decision 0051).
/// Whoever sends hashes to learn whether we hold them sees what everybody sees.
/// </remarks>
public sealed class ReadOwnRequest(HotlineDb db, ReceiptRhythm rhythm, IntakeSettings settings, RetentionSettings retention, TimeProvider clock)
{
    private readonly FindOwnRequest find = new(db);

    /// <param name="Status">Null where no request has this code and PIN.</param>
    /// <param name="NextChangeAt">When answers change next.</param>
    public sealed record Outcome(Status? Status, DateTime NextChangeAt);

    /// <param name="Step">Received, then in work; by the clock alone.</param>
    /// <param name="Pages">What receipts say of each address that came with it.</param>
    /// <param name="KeptUntil">When the fingerprints are destroyed if nobody confirmed them.</param>
    /// <param name="End">How it ended; null while it stands.</param>
    public sealed record Status(ReceiptStep Step, int Pictures, int Videos, IReadOnlyList<ReceiptStep> Pages, DateTime KeptUntil, OwnRequestEnd? End, HandOverState HandOver);

    public async Task<Outcome> RunAsync(string? typedCode, string? typedPin, CancellationToken cancellation)
    {
        var asked = clock.GetUtcNow().UtcDateTime;
        var floor = Task.Delay(TimeSpan.FromMilliseconds(settings.ReceiptAnswerMilliseconds), clock, cancellation);
        var status = await StatusAsync(await find.RunAsync(typedCode, typedPin, cancellation) ?? Guid.Empty, asked, cancellation);
        await floor;
        return new Outcome(status, rhythm.NextAfter(asked));
    }

    private async Task<Status?> StatusAsync(Guid id, DateTime now, CancellationToken cancellation)
    {
        var request = await db.Set<OwnRequest>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellation);
        var first = rhythm.NextAfter(request?.ReceivedAt ?? now);
        var pages = await db.ListAsync(
            "SELECT p.outcome, p.shows_at, p.held_since FROM own_request_reports o LEFT JOIN sightings s ON s.report_id = o.report_id " +
            "LEFT JOIN case_progress p ON p.id = COALESCE(s.episode_id, o.report_id) WHERE o.request_id = @id ORDER BY o.report_id",
            row => CaseProgress.StepAt(row.IsDBNull(0) ? null : (ReceiptStep)row.GetInt32(0), row.TimeOrNull(1), row.TimeOrNull(2), now, first), cancellation, ("id", id));
        return request is null ? null : new Status(CaseProgress.StepAt(null, null, null, now, first), request.Pictures, request.Videos, pages,
            request.ReceivedAt.AddDays(retention.OwnPictureDays), request.End, request.HandOver);
    }
}
