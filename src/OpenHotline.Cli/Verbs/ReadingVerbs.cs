using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Serving;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Writing;
using OpenHotline.Ground.Accounts.Staff;
using OpenHotline.Ground.Backups;
using OpenHotline.Ground.Timeline.Verifying;

namespace OpenHotline.Cli.Verbs;

/// <summary>The verbs that read beside a running house: <c>user list</c>, <c>timeline verify</c>, <c>backup</c>; and <c>restore</c>, which needs an empty folder.</summary>
internal static class ReadingVerbs
{
    public static Command BuildUserList() => Verb("list", "List the accounts.", async (house, cancellation) =>
    {
        for (var page = 0; ; page++)
        {
            var rows = await house.GetRequiredService<ListAccounts>().RunAsync(page, cancellation);
            foreach (var row in rows) Console.WriteLine($"{row.Mail,-40} {row.DisplayName,-30} {row.Roles,-40} {(row.DisabledAt is not null ? "off" : row.JoinedAt is null ? "invited" : "joined")}");
            if (rows.Count < ListAccounts.PageSize) return ExitCode.Done;
        }
    });

    public static Command BuildTimeline() => new("timeline", "The record of everything that happened.")
    {
        Verb("verify", "Read the whole timeline and name every row that was changed, dropped, inserted or moved.", VerifyAsync),
    };

    public static Command BuildBackup()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A new folder for the backup" };
        var verb = new Command("backup", "Back up the database and the timeline while the house runs. Never the keyring: keep that elsewhere.") { folder };
        verb.SetAction((parsed, cancellation) => HouseQuestion.AskAsync(parsed, async house =>
        {
            var output = new TerminalOutput();
            var progress = new SteadyProgress<long>(bytes => output.ProgressAsync("bytes", bytes, whole: null));
            switch (await house.GetRequiredService<BackUp>().RunAsync(Path.GetFullPath(parsed.GetValue(folder)!), progress, cancellation))
            {
                case BackUp.Outcome.Made made:
                    await output.SayAsync(string.Create(CultureInfo.InvariantCulture, $"Backed up {made.Bytes:N0} bytes. The keyring is not in it: without it nobody can read the backup, you neither."));
                    return ExitCode.Done;
                case BackUp.Outcome.Refused refused:
                    await output.ComplainAsync(refused.Why);
                    return ExitCode.Failed;
                case var other:
                    throw new InvalidOperationException($"An outcome without a sentence: {other.GetType().Name}.");
            }
        }, cancellation));
        return verb;
    }

    public static Command BuildRestore()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder that backup made" };
        var verb = new Command("restore", "Bring a backup back into an empty data folder; what was deleted since stays deleted.") { folder };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var configuration = HouseConfiguration.Read(parsed);
            var output = new TerminalOutput();
            using var held = FolderLock.TryTake(configuration.House.DataFolder);
            if (held is null)
            {
                await output.ComplainAsync($"Another openhotline is serving {configuration.House.DataFolder}. A backup is restored into an empty folder.");
                return ExitCode.Busy;
            }

            var restore = new RestoreBackup(configuration.House, OpenKeyring.Existing(configuration.House), TimeProvider.System);
            switch (await restore.RunAsync(parsed.GetValue(folder)!, new SteadyProgress<string>(output.SayAsync), cancellation))
            {
                case RestoreBackup.Outcome.Restored restored:
                    await output.SayAsync(string.Create(CultureInfo.InvariantCulture, $"Restored the backup of {restored.BackupMadeAt:yyyy-MM-dd HH:mm} UTC; {restored.KeysDestroyedAgain} deleted records were deleted again."));
                    return await SayAsync(restored.Timeline, output);
                case RestoreBackup.Outcome.Refused refused:
                    await output.ComplainAsync(refused.Why);
                    return ExitCode.Failed;
                case var other:
                    throw new InvalidOperationException($"An outcome without a sentence: {other.GetType().Name}.");
            }
        });
        return verb;
    }

    private static async Task<int> VerifyAsync(IServiceProvider house, CancellationToken cancellation)
    {
        var output = new TerminalOutput();
        var progress = new SteadyProgress<(long Done, long Total)>(step => output.ProgressAsync("rows", step.Done, step.Total));
        return await SayAsync(await house.GetRequiredService<VerifyTimeline>().RunAsync(progress, cancellation), output);
    }

    private static async Task<int> SayAsync(VerifyTimeline.Report report, TerminalOutput output)
    {
        foreach (var finding in report.Findings) await output.ComplainAsync($"{finding.Kind} at {finding.LeafIndex}{(finding.FactId is { } id ? $", fact {id}" : "")}");
        if (report.FindingCount > report.Findings.Count) await output.ComplainAsync($"… and {report.FindingCount - report.Findings.Count} more.");
        await output.SayAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows:N0} rows, {report.Checkpoints:N0} checkpoints checked. {report.NotSigned:N0} rows after the last checkpoint and {report.Waiting:N0} not in the tree yet are not covered."));
        await output.SayAsync(report.IsSound ? "Nothing was changed, dropped or moved." : $"{report.FindingCount:N0} findings: do not trust this timeline before they are explained.");
        return report.IsSound ? ExitCode.Done : ExitCode.FoundFaults;
    }

    private static Command Verb(string name, string description, Func<IServiceProvider, CancellationToken, Task<int>> run)
    {
        var verb = new Command(name, description);
        verb.SetAction((parsed, cancellation) => HouseQuestion.AskAsync(parsed, house => run(house, cancellation), cancellation));
        return verb;
    }

    /// <summary>Tells in order and at once, on the thread that reports.</summary>
    private sealed class SteadyProgress<T>(Func<T, Task> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value).GetAwaiter().GetResult();
    }
}
