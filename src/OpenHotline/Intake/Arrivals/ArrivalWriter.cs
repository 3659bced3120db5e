using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Arrivals;

/// <summary>Takes reports from the doors and answers only when they are on disk. One for each process and database.</summary>
/// <remarks>
/// Reports that wait at the same time share one commit, and with it one wait for the disk and one ephemeral key.
/// It needs the public half of the keyring only. What it could not commit it says; nothing is half stored.
/// </remarks>
public sealed partial class ArrivalWriter(
    DatabaseAddress database, WriteGate gate, Keyring keys, IntakeSettings settings, IntakePressure pressure, TimeProvider clock, ILogger<ArrivalWriter> logger) : IAsyncDisposable
{
    private readonly Channel<WaitingArrivals> waiting = Channel.CreateBounded<WaitingArrivals>(new BoundedChannelOptions(settings.MaxWaiting) { SingleReader = true });
    private readonly Lock starting = new();
    private Task? loop;
    private HotlineDb? db;

    /// <summary>Hands in reports that stand or fall together. The task ends when they are on disk, or with the reason why not.</summary>
    /// <remarks>Safe to repeat with the same ids. Once handed in, the caller's going away changes nothing.</remarks>
    public Task<TakeOutcome> TakeAsync(IReadOnlyList<NewArrival> arrivals, RepeatGuard? guard = null)
    {
        EnsureStarted();
        var entry = new WaitingArrivals(arrivals, guard);
        return waiting.Writer.TryWrite(entry) ? entry.Answer : Task.FromResult<TakeOutcome>(new TakeOutcome.NotTaken(NotTakenReason.TooMany));
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        if (loop is not null) await loop;
        if (db is not null) await db.DisposeAsync();
    }

    private void EnsureStarted()
    {
        if (loop is not null) return;
        lock (starting) loop ??= Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        var batch = new List<WaitingArrivals>(settings.BatchSize);
        while (await waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            for (var count = 0; count < settings.BatchSize && waiting.Reader.TryRead(out var entry); count += entry.Arrivals.Count) batch.Add(entry);
            if (await CommitAsync(batch) is not { } why)
            {
                foreach (var entry in batch) entry.Tell();
            }
            else if (why == NotTakenReason.DatabaseFault && batch.Count > 1)
            {
                // One bad report must not push back the others that happened to wait beside it.
                foreach (var entry in batch) entry.Tell(await CommitAsync([entry]));
            }
            else
            {
                foreach (var entry in batch) entry.Tell(why);
            }
        }
    }

    /// <summary>One transaction; null when it stands.</summary>
    private async Task<NotTakenReason?> CommitAsync(IReadOnlyList<WaitingArrivals> batch)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(settings.MaxWaitSeconds), clock);
            using var turn = await gate.EnterAsync(patience.Token);
            var context = db ??= await ArrivalConnection.OpenAsync(database, settings, patience.Token);
            await using var transaction = await context.Database.BeginTransactionAsync(patience.Token);
            var taken = await RepeatGuards.ApplyAsync(context, batch, clock, patience.Token);
            await ArrivalRows.Of(taken.SelectMany(entry => entry.Arrivals), keys).WriteAsync(context, patience.Token);
            await transaction.CommitAsync(CancellationToken.None);
            pressure.Took(batch.Sum(entry => entry.Arrivals.Count));
            return null;
        }
        catch (Exception failure)
        {
            var why = ArrivalConnection.WhyNot(failure);
            // Privacy: the kind of the failure only; its message may quote what was written.
            Log.NotCommitted(logger, batch.Count, why, failure.GetType().Name);
            foreach (var entry in batch) entry.Forget();
            if (db is not null) await db.DisposeAsync();
            db = null;
            return why;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Count} requests with reports were not taken: {Why} ({FailureKind}); their senders were told")]
        public static partial void NotCommitted(ILogger logger, int count, NotTakenReason why, string failureKind);
    }
}
