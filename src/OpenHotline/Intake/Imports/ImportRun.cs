using System.Globalization;
using System.Text;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Arrivals;

namespace OpenHotline.Intake.Imports;

/// <summary>The lines of an import since its last commit, and its counts.</summary>
internal sealed class ImportRun(Import import, ImportSeed seed, ReportSource source, Stream results, TimeProvider clock)
{
    private readonly long startedAt = clock.GetTimestamp();
    private readonly long linesBefore = import.LinesDone;
    private readonly List<NewArrival> arrivals = [];
    private readonly StringBuilder lines = new();

    public IReadOnlyList<NewArrival> Arrivals => arrivals;

    public int Waiting { get; private set; }

    public long LinesDone { get; private set; } = import.LinesDone;

    public long Accepted { get; private set; } = import.Accepted;

    public long Refused { get; private set; } = import.Refused;

    public void Add(CsvLine line, ImportColumns columns)
    {
        Waiting++;
        LinesDone = line.LastNumber;
        var (text, receivedAt, why) = columns.Understand(line, source, clock.GetUtcNow().UtcDateTime);
        if (text is null)
        {
            Refused++;
            lines.Append(CultureInfo.InvariantCulture, $"{line.Number},refused,{why},\n");
            return;
        }

        Accepted++;
        var (id, receipt) = seed.Of(line.Number, text);
        arrivals.Add(new NewArrival(id, receivedAt, ReportChannel.Csv, receipt, text));
        lines.Append(CultureInfo.InvariantCulture, $"{line.Number},accepted,,{receipt.Text}\n");
    }

    /// <summary>Writes what became of the lines; gives how long the results are now.</summary>
    public async Task<long> WriteResultsAsync(CancellationToken cancellation)
    {
        if (results.Length == 0) await results.WriteAsync("line,status,reason,receipt\n"u8.ToArray(), cancellation);
        await results.WriteAsync(Encoding.ASCII.GetBytes(lines.ToString()), cancellation);
        if (results is FileStream file) file.Flush(flushToDisk: true);
        return results.Length;
    }

    public void Clear()
    {
        arrivals.Clear();
        lines.Clear();
        Waiting = 0;
    }

    public ImportProgress Progress(long bytesRead, long? totalBytes)
    {
        var seconds = Math.Max(0.001, clock.GetElapsedTime(startedAt).TotalSeconds);
        var left = totalBytes is { } total && bytesRead > 0 ? seconds * (total - bytesRead) / bytesRead : (double?)null;
        return new ImportProgress(LinesDone, Accepted, Refused, (LinesDone - linesBefore) / seconds, left);
    }
}
