using System.Buffers.Binary;
using System.Security.Cryptography;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.Receipts;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Publish.Replaying;

/// <summary>Reports made-up cases as people would: sealed, on disk, waiting to be filed.</summary>
/// <remarks>Safe to repeat: a case has the same report each time, so one that waits already is not taken twice.</remarks>
public sealed class TakeCasesIn(SubmitReport submit)
{
    /// <param name="firstNumber">The number of the first case in the whole replay.</param>
    /// <returns>The cases by their reports.</returns>
    internal async Task<IReadOnlyDictionary<Guid, MadeUpCase>> RunAsync(Replay replay, IReadOnlyList<MadeUpCase> cases, long firstNumber, DateTime now, DateTime goneAt)
    {
        var reports = new Dictionary<Guid, MadeUpCase>(cases.Count);
        var waiting = new List<Task<SubmitReport.Outcome>>(cases.Count);
        for (var at = 0; at < cases.Count; at++)
        {
            var one = cases[at];
            var (id, receipt) = NamesOf(replay.Id, firstNumber + at, now);
            reports.Add(id, one);
            var text = one.Thing == ThingKind.Webpage
                ? new ReportText { Source = one.Source, Address = MadeUpAddress.Of(one.Place, firstNumber + at, goneAt) }
                : new ReportText { Source = one.Source, Thing = one.Thing, Where = "made up" };
            waiting.Add(submit.RunAsync(id, receipt, text));
        }

        if ((await Task.WhenAll(waiting)).FirstOrDefault(outcome => outcome is not SubmitReport.Outcome.Taken) is { } refused)
            throw new InvalidOperationException($"A made-up report was not taken: {refused.GetType().Name}.");
        return reports;
    }

    // RFC 9562, section 5.7, with bits that follow from the replay and the case in place of random ones.
    private static (Guid Id, ReceiptCode Receipt) NamesOf(Guid replayId, long number, DateTime now)
    {
        Span<byte> seed = stackalloc byte[24];
        replayId.TryWriteBytes(seed);
        BinaryPrimitives.WriteInt64BigEndian(seed[16..], number);
        var hash = SHA256.HashData(seed);
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)).TryWriteBytes(id, bigEndian: true, out _);
        hash.AsSpan(0, 10).CopyTo(id[6..]);
        (id[6], id[8]) = ((byte)(0x70 | (id[6] & 0x0F)), (byte)(0x80 | (id[8] & 0x3F)));
        return (new Guid(id, bigEndian: true), ReceiptCode.Of(hash.AsSpan(16)));
    }
}
