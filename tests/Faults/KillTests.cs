using System.Security.Cryptography;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary><c>kill -9</c> at random moments under load.</summary>
public sealed class KillTests
{
    private const int Connections = 8;

    [Fact]
    public Task Every_acknowledged_report_is_there_after_many_kills() => KillAndCountAsync(kills: 8, TestDatabase.Sqlite);

    [Fact]
    public Task Every_acknowledged_report_is_there_after_kills_on_postgres()
    {
        Assert.SkipUnless(PostgresServer.WhyNot is null, PostgresServer.WhyNot ?? "");
        return KillAndCountAsync(kills: 3, TestDatabase.Postgres);
    }

    [Fact(Explicit = true)]
    public Task Every_acknowledged_report_is_there_after_fifty_kills() => KillAndCountAsync(kills: 50, TestDatabase.Sqlite);

    private static async Task KillAndCountAsync(int kills, TestDatabase database)
    {
        await using var postgres = database == TestDatabase.Postgres ? await FreshDatabase.CreateAsync(database) : null;
        using var folder = await PreparedFolder.MakeAsync(postgres?.Address);
        using var sender = new Sender(folder);
        for (var kill = 0; kill < kills; kill++)
        {
            var before = sender.Acknowledged;
            using var program = await ServedProgram.StartAsync("serve", folder.Data, sender.Http, folder.Flags);
            using var end = new CancellationTokenSource();
            var load = Enumerable.Range(0, Connections).Select(connection => sender.SendUntilAsync(program, $"{kill}-{connection}", end.Token)).ToArray();
            // A slow machine answers late; a kill before the first answer would prove nothing.
            for (var i = 0; i < 500 && sender.Acknowledged == before; i++) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(50, 900)), TimeProvider.System);
            program.Kill();
            await end.CancelAsync();
            await Task.WhenAll(load);
        }

        Assert.NotEqual(0, sender.Acknowledged);
        await sender.AssertAllIsThereAsync(folder);
    }
}
