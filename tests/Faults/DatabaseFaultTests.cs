using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary>The database is full, or somebody else holds it, while the program serves.</summary>
public sealed class DatabaseFaultTests
{
    [Fact]
    public async Task On_a_full_disk_the_sender_is_told_nothing_acknowledged_is_lost_and_it_works_again_with_room()
    {
        using var disk = SmallDisk.TryMount(megabytes: 64);
        Assert.SkipWhen(disk is null, "A small disk can only be mounted by root.");
        using var folder = await PreparedFolder.MakeAsync(data: disk.In("data"));
        using var sender = new Sender(folder);
        using (var program = await ServedProgram.StartAsync("serve", folder.Data, sender.Http))
        {
            await TakenAsync(sender, program, "before");
            disk.Fill(leaveBytes: 300_000);
            var (refused, tries) = (("", 0), 0);
            while (refused.Item2 == 0 && tries++ < 60)
            {
                var (status, text) = await sender.SendAsync(program, $"full/{tries}", addresses: 100);
                if (status != 200) refused = (text, status);
            }

            Assert.Equal(503, refused.Item2);
            AssertIsSentence(refused.Item1);
            disk.Empty();
            await TakenAsync(sender, program, "after");
            program.Kill();
        }

        await sender.AssertAllIsThereAsync(folder);
    }

    [Fact]
    public async Task While_another_process_holds_the_database_requests_wait_or_are_told_and_none_is_lost()
    {
        using var folder = await PreparedFolder.MakeAsync();
        using var sender = new Sender(folder);
        using (var program = await ServedProgram.StartAsync("serve", folder.Data, sender.Http))
        {
            await TakenAsync(sender, program, "before");
            var answers = new List<Task<(int Status, string Text)>>();
            await using (var other = new SqliteConnection($"Data Source={folder.Database.FilePath};Pooling=False;Default Timeout=20"))
            {
                await other.OpenAsync(TestContext.Current.CancellationToken);
                await using var holding = other.BeginTransaction(deferred: false);
                var since = Stopwatch.StartNew();
                for (var i = 0; since.Elapsed < TimeSpan.FromSeconds(7); i++)
                {
                    answers.Add(sender.SendAsync(program, $"held/{i}"));
                    await Task.Delay(300, TestContext.Current.CancellationToken);
                }
            }

            foreach (var (status, text) in await Task.WhenAll(answers))
            {
                Assert.True(status is 200 or 503, $"{status}: {text}");
                if (status == 503) AssertIsSentence(text);
            }

            await TakenAsync(sender, program, "after");
            program.Kill();
        }

        await sender.AssertAllIsThereAsync(folder);
    }

    [Fact]
    public async Task A_folder_that_is_served_already_is_refused_with_a_sentence()
    {
        using var folder = await PreparedFolder.MakeAsync();
        using var sender = new Sender(folder);
        using var program = await ServedProgram.StartAsync("serve", folder.Data, sender.Http);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServedProgram.StartAsync("serve", folder.Data, sender.Http));
        Assert.Contains("ended with 3 ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Another openhotline is serving", refused.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await sender.SendAsync(program, "still-served")).Status);
    }

    /// <summary>It works, if not at the first try: a slow machine may say that it is busy.</summary>
    private static async Task TakenAsync(Sender sender, ServedProgram program, string name)
    {
        for (var i = 0; i < 5; i++)
        {
            if ((await sender.SendAsync(program, $"{name}/{i}")).Status == 200) return;
        }

        Assert.Fail($"Nothing was taken {name} the fault.");
    }

    private static void AssertIsSentence(string problem)
    {
        using var body = JsonDocument.Parse(problem);
        Assert.Contains("Nothing of this request was taken", body.RootElement.ToString(), StringComparison.Ordinal);
    }
}
