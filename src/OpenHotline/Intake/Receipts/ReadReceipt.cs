using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Receipts;

/// <summary>Says what became of a report, by its receipt code.</summary>
/// <remarks>
/// Privacy: a right code and a wrong one take the same time, and what a right one says changes by the clock only.
/// Whoever reports an address to learn whether we have it sees what everybody sees.
/// </remarks>
public sealed class ReadReceipt(HotlineDb db, ReceiptRhythm rhythm, IntakeSettings settings, TimeProvider clock)
{
    /// <summary>What the receipt says. Both answers carry the same members.</summary>
    /// <param name="Step">Null where no report has this code.</param>
    /// <param name="NextChangeAt">When receipts change next.</param>
    public sealed record Outcome(ReceiptStep? Step, DateTime NextChangeAt);

    public async Task<Outcome> RunAsync(string? typedCode, CancellationToken cancellation)
    {
        var asked = clock.GetUtcNow().UtcDateTime;
        var floor = Task.Delay(TimeSpan.FromMilliseconds(settings.ReceiptAnswerMilliseconds), clock, cancellation);
        // A text that cannot be a code asks the database the same questions.
        var step = await StepAsync((ReceiptCode.Read(typedCode) ?? ReceiptCode.New()).Hash, asked, cancellation);
        await floor;
        return new Outcome(step, rhythm.NextAfter(asked));
    }

    private async Task<ReceiptStep?> StepAsync(byte[] hash, DateTime now, CancellationToken cancellation)
    {
        var waiting = await db.ListAsync("SELECT received_at FROM arrivals WHERE receipt_hash = @hash", row => row.Time(0), cancellation, ("hash", hash));
        var filed = await db.ListAsync(
            "SELECT r.received_at, COALESCE(s.episode_id, r.id), p.outcome, p.shows_at, p.held_since FROM reports r LEFT JOIN sightings s ON s.report_id = r.id " +
            "LEFT JOIN case_progress p ON p.id = COALESCE(s.episode_id, r.id) WHERE r.receipt_hash = @hash",
            row => (ReceivedAt: row.Time(0), Outcome: row.IsDBNull(2) ? (ReceiptStep?)null : (ReceiptStep)row.GetInt32(2), ShowsAt: row.TimeOrNull(3), HeldSince: row.TimeOrNull(4)),
            cancellation, ("hash", hash));
        if (filed.Count == 0) return waiting.Count == 0 ? null : CaseProgress.StepAt(null, null, null, now, rhythm.NextAfter(waiting[0]));
        var report = filed[0];
        return CaseProgress.StepAt(report.Outcome, report.ShowsAt, report.HeldSince, now, rhythm.NextAfter(report.ReceivedAt));
    }
}
