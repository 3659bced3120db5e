using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Verbs;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Imports;

namespace OpenHotline.Cli.Writing;

/// <summary><c>import csv</c>: takes reports from a file, line by line, and writes what became of each beside it.</summary>
internal sealed class ImportCsv : IWriter
{
    public string Name => "import csv";

    public async Task<int> RunAsync(IServiceProvider house, IReadOnlyDictionary<string, string> arguments, IOutput output, CancellationToken cancellation)
    {
        if (!Enum.TryParse<ReportSource>(arguments["source"].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var source) || !Enum.IsDefined(source))
        {
            await output.ComplainAsync("The source is one of public, police, member, partner-hotline, proactive, young-person, other.");
            return ExitCode.WrongUse;
        }

        var path = arguments["file"];
        if (!File.Exists(path))
        {
            await output.ComplainAsync($"There is no file {path}.");
            return ExitCode.WrongUse;
        }

        await using var csv = File.OpenRead(path);
        var resultsPath = path + ".results.csv";
        await using var results = new FileStream(resultsPath, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        await using var progress = new ProgressPump(output);
        var key = await ImportKey.OfFileAsync(csv, cancellation);
        var outcome = await house.GetRequiredService<ImportReports>().RunAsync(csv, key, source, results, csv.Length, progress, cancellation);
        return await SayAsync(outcome, resultsPath, output);
    }

    private static async Task<int> SayAsync(ImportReports.Outcome outcome, string resultsPath, IOutput output)
    {
        switch (outcome)
        {
            case ImportReports.Outcome.Finished done:
                await output.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{done.Accepted + done.Refused:N0} lines: {done.Accepted:N0} accepted, {done.Refused:N0} refused. What became of each: {resultsPath} (receipts stand in it: keep it safe)."));
                return done.Refused == 0 ? ExitCode.Done : ExitCode.FoundFaults;
            case ImportReports.Outcome.FinishedBefore before:
                await output.SayAsync(string.Create(CultureInfo.InvariantCulture, $"This file was imported on {before.FinishedAt:yyyy-MM-dd HH:mm} UTC: {before.Accepted:N0} accepted, {before.Refused:N0} refused. Nothing was done now."));
                return ExitCode.Done;
            case ImportReports.Outcome.NoHeader:
                await output.ComplainAsync("The first line must name the columns: address,referrer,note,source,received_at (address is enough).");
                return ExitCode.WrongUse;
            case ImportReports.Outcome.Stopped stopped:
                await output.ComplainAsync(string.Create(CultureInfo.InvariantCulture, $"Stopped after {stopped.LinesDone:N0} lines: the database takes nothing more. Run the same command again to go on from there."));
                return ExitCode.Failed;
            default:
                throw new InvalidOperationException($"An outcome without a sentence: {outcome.GetType().Name}.");
        }
    }

    /// <summary>Shows progress without making the import wait for the terminal.</summary>
    private sealed class ProgressPump(IOutput output) : IProgress<ImportProgress>, IAsyncDisposable
    {
        private Task last = Task.CompletedTask;

        public void Report(ImportProgress value)
        {
            if (!last.IsCompleted) return;
            var whole = value.SecondsLeft is { } left ? value.Lines + (long)(value.LinesPerSecond * left) : (long?)null;
            last = output.ProgressAsync("lines", value.Lines, whole);
        }

        public async ValueTask DisposeAsync() => await last;
    }
}
