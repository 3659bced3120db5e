using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Intake;

/// <summary>How reports are taken in and how receipts answer.</summary>
public sealed record IntakeSettings
{
    /// <summary>How many reports may wait for their commit at one door before it says that it is busy.</summary>
    [Range(1, 100_000)]
    public int MaxWaiting { get; init; } = 4096;

    /// <summary>How many waiting reports are committed together.</summary>
    [Range(1, 5000)]
    public int BatchSize { get; init; } = 256;

    /// <summary>How long a report waits for a locked database before the door says so, in seconds.</summary>
    [Range(1, 60)]
    public int MaxWaitSeconds { get; init; } = 5;

    /// <summary>How many arrivals are opened in one unit of work. Small, so that the doors never wait long for their turn.</summary>
    [Range(1, 2000)]
    public int OpenBatchSize { get; init; } = 100;

    /// <summary>From how many reports in a second on filing them gives way to taking them in.</summary>
    [Range(1, 1_000_000)]
    public int BusyFromPerSecond { get; init; } = 200;

    /// <summary>Changes of receipts are shown only at whole multiples of this many seconds, so that their moment tells nothing.</summary>
    [Range(1, 86_400)]
    public int ReceiptRhythmSeconds { get; init; } = 3600;

    /// <summary>The same in the sandbox.</summary>
    [Range(1, 86_400)]
    public int ReceiptRhythmSecondsInSandbox { get; init; } = 3;

    /// <summary>Every answer to a receipt code takes this long, right code or wrong, in milliseconds.</summary>
    [Range(0, 10_000)]
    public int ReceiptAnswerMilliseconds { get; init; } = 600;

    /// <summary>How long a member may repeat a request under the same idempotency key, in hours.</summary>
    [Range(1, 168)]
    public int IdempotencyHours { get; init; } = 24;

    /// <summary>How long a machine may go on trusting what it last read of the members' keys, in seconds: a revoked key dies that fast.</summary>
    [Range(0, 60)]
    public int KeyMemorySeconds { get; init; } = 2;

    internal TimeSpan ReceiptRhythm(bool isSandbox) => TimeSpan.FromSeconds(isSandbox ? ReceiptRhythmSecondsInSandbox : ReceiptRhythmSeconds);
}
