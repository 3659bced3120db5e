using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Arrivals;

namespace OpenHotline.Intake.Imports;

/// <summary>Imports reports from a CSV file with the columns <c>address,referrer,note,source,received_at</c>.</summary>
/// <remarks>
/// Streams in bounded memory and tells what became of each line. Safe to stop, to kill and to repeat: the same file goes on
/// where it stopped and no line becomes two reports. It needs a machine that may read cases.
/// </remarks>
public sealed class ImportReports(HotlineDb db, UnitOfWork unit, Vault vault, ArrivalWriter writer, TimeProvider clock)
{
    private const int BatchSize = 200;

    public abstract record Outcome
    {
        /// <summary>Every line is done.</summary>
        public sealed record Finished(long Lines, long Accepted, long Refused) : Outcome;

        /// <summary>This file was imported before, with this result; nothing was done.</summary>
        public sealed record FinishedBefore(long Lines, long Accepted, long Refused, DateTime FinishedAt) : Outcome;

        /// <summary>The first line does not name the columns.</summary>
        public sealed record NoHeader : Outcome;

        /// <summary>The database takes nothing more; start the same import again to go on.</summary>
        public sealed record Stopped(NotTakenReason Why, long LinesDone) : Outcome;
    }

    /// <param name="source">What lines are counted as that do not say it.</param>
    /// <param name="results">Seekable: gets <c>line,status,reason,receipt</c> for each line, and is cut to what is certain when an import goes on. Receipts stand in it: keep it safe.</param>
    /// <param name="totalBytes">The file's length, for the time left; null where it is not known.</param>
    public async Task<Outcome> RunAsync(
        Stream csv, ImportKey key, ReportSource source, Stream results, long? totalBytes, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var import = await BeginAsync(key, cancellation);
        if (import.FinishedAt is { } finishedAt) return new Outcome.FinishedBefore(import.LinesDone, import.Accepted, import.Refused, finishedAt);

        var seed = await SeedAsync(import, cancellation);
        var counted = new CountingStream(csv);
        using var text = new StreamReader(counted, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);
        results.SetLength(Math.Min(results.Length, import.ResultBytes));
        results.Position = results.Length;
        var run = new ImportRun(import, seed, source, results, clock);
        ImportColumns? columns = null;
        await foreach (var line in new CsvLines(text).ReadAsync(cancellation))
        {
            if (columns is null)
            {
                columns = ImportColumns.Read(line);
                if (columns is null) return new Outcome.NoHeader();
                continue;
            }

            if (line.LastNumber <= import.LinesDone) continue;
            run.Add(line, columns);
            if (run.Waiting < BatchSize) continue;
            if (await FlushAsync(import, run, isLast: false, cancellation) is { } why) return new Outcome.Stopped(why, import.LinesDone);
            progress?.Report(run.Progress(counted.BytesRead, totalBytes));
        }

        if (columns is null) return new Outcome.NoHeader();
        if (await FlushAsync(import, run, isLast: true, cancellation) is { } reason) return new Outcome.Stopped(reason, import.LinesDone);
        progress?.Report(run.Progress(counted.BytesRead, totalBytes));
        return new Outcome.Finished(import.LinesDone, import.Accepted, import.Refused);
    }

    /// <summary>First the reports, then the results, then the place: a crash between repeats lines, and a repeated line is the same report.</summary>
    private async Task<NotTakenReason?> FlushAsync(Import import, ImportRun run, bool isLast, CancellationToken cancellation)
    {
        if (run.Arrivals.Count > 0 && await writer.TakeAsync(run.Arrivals) is TakeOutcome.NotTaken notTaken) return notTaken.Why;
        var resultBytes = await run.WriteResultsAsync(cancellation);
        await unit.RunAsync(async inner =>
        {
            db.Attach(import);
            import.MoveTo(run.LinesDone, run.Accepted, run.Refused, resultBytes);
            if (isLast) import.Finish(clock.GetUtcNow().UtcDateTime);
            await Task.CompletedTask;
        }, cancellation);
        db.ChangeTracker.Clear();
        run.Clear();
        return null;
    }

    private Task<Import> BeginAsync(ImportKey key, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.Set<Import>().SingleOrDefaultAsync(row => row.Key == key.Bytes, inner) is { } begun) return begun;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var import = new Import(id, key.Bytes, vault.NewRecord(id).Seal(SealedFields.ImportSeed, RandomNumberGenerator.GetBytes(32)), now.UtcDateTime);
        db.Add(import);
        return import;
    }, cancellation);

    private async Task<ImportSeed> SeedAsync(Import import, CancellationToken cancellation)
    {
        var secret = await vault.OpenRecordAsync(import.Id, cancellation) ?? throw new InvalidOperationException("The key of this import was destroyed; give the file another name or content.");
        db.ChangeTracker.Clear();
        return new ImportSeed(secret.Open(SealedFields.ImportSeed, import.SealedSeed), import.StartedAt);
    }
}
