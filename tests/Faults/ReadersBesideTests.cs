using OpenHotline.Cli.Tests;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary><c>stats</c>, <c>timeline verify</c> and <c>backup</c> beside a house that takes in reports all the while: each does its work, and no acknowledged report is lost over it.</summary>
public sealed class ReadersBesideTests
{
    private const int Connections = 4;

    [Theory, OnEveryDatabase]
    public async Task Figures_proofs_and_backups_are_made_beside_a_house_under_load(TestDatabase database)
    {
        await using var postgres = database == TestDatabase.Postgres ? await FreshDatabase.CreateAsync(database) : null;
        using var folder = await PreparedFolder.MakeAsync(postgres?.Address);
        using var place = new TempFolder();
        using var sender = new Sender(folder);
        string[] flags = [.. folder.Flags.SelectMany(flag => new[] { flag.Item1, flag.Item2 })];
        using (var program = await ServedProgram.StartAsync("serve", folder.Data, sender.Http, folder.Flags))
        {
            using var end = new CancellationTokenSource();
            var load = Enumerable.Range(0, Connections).Select(connection => sender.SendUntilAsync(program, $"beside-{connection}", end.Token)).ToArray();
            for (var i = 0; i < 500 && sender.Acknowledged == 0; i++) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            var before = sender.Acknowledged;
            string[][] readers = [["timeline", "verify"], ["stats", "series", "--period", "2026", "--json"], ["stats", "compare", "--period", "2026"], ["backup", place.In("backup")]];
            var answers = await Task.WhenAll(readers.Select(words => CommandLine.RunAsync([.. words, "--data", folder.Data, .. flags])));
            // Reports went on being taken in meanwhile.
            Assert.True(sender.Acknowledged > before);
            await end.CancelAsync();
            await Task.WhenAll(load);
            foreach (var (words, answer) in readers.Zip(answers)) Assert.True(answer.Exit == 0, $"{string.Join(' ', words[..2])} ended with {answer.Exit}: {answer.Said} {answer.Complained}");
            Assert.Contains("Nothing was changed, dropped or moved", answers[0].Said, StringComparison.Ordinal);
        }

        await sender.AssertAllIsThereAsync(folder);
        // A database to restore into has to be empty: here that is a new file.
        if (database != TestDatabase.Sqlite) return;
        var restored = await CommandLine.RunAsync("restore", place.In("backup"), "--data", place.In("restored"), "--keys", folder.Settings.KeyringFile);
        Assert.True(restored.Exit == 0, $"{restored.Said} {restored.Complained}");
        Assert.Contains("Nothing was changed, dropped or moved", restored.Said, StringComparison.Ordinal);
    }
}
