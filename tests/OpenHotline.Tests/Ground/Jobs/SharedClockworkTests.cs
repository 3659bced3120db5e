using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenHotline.Ground;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Jobs;

/// <summary>Real Quartz on a real database: these tests wait some seconds of real time.</summary>
public sealed class SharedClockworkTests
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(700);

    [Fact]
    public async Task Two_machines_on_one_database_share_the_beats_and_one_goes_on_alone()
    {
        Assert.SkipUnless(PostgresServer.WhyNot is null, PostgresServer.WhyNot ?? "");
        await using var database = await FreshDatabase.CreateAsync(TestDatabase.Postgres);
        var beats = new Beats();
        using var first = await StartAsync(database.Address, beats, "first");
        using var second = await StartAsync(database.Address, beats, "second");

        await beats.UntilAsync(count: 17);
        // Sixteen gaps. Two machines that beat each for itself would be done in half of the time; one whose first beat came late catches up with some.
        Assert.True(beats.Took(gaps: 16) > Beat * 10, $"Seventeen beats came within {beats.Took(gaps: 16)}.");

        await first.StopAsync(TestContext.Current.CancellationToken);
        var before = beats.Count("second");
        await beats.UntilAsync(count: beats.Count() + 2);
        Assert.True(beats.Count("second") >= before + 2);
        await second.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_a_shared_clockwork_a_machine_beats_for_itself()
    {
        await using var database = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        var beats = new Beats();
        using var house = await StartAsync(database.Address, beats, "only");
        await beats.UntilAsync(count: 2);
        await house.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IHost> StartAsync(DatabaseAddress database, Beats beats, string machine)
    {
        var settings = new HouseSettings { DataFolder = "unused", KeyringFile = "unused", Database = database };
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(beats).AddSingleton(new Machine(machine)).AddSingleton(database)
            .AddSingleton(settings)
            .AddSingleton(new Clockworks(SharedFrom: Beat)).AddJobs().AddJob<BeatJob>(Beat, Beat).AddClockwork(settings);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    private sealed record Machine(string Name);

    private sealed class BeatJob(Beats beats, Machine machine) : IHouseJob
    {
        public Task RunAsync(CancellationToken cancellation)
        {
            beats.Add(machine.Name);
            return Task.CompletedTask;
        }
    }

    private sealed class Beats
    {
        private readonly ConcurrentQueue<(string Machine, long At)> heard = [];

        public void Add(string machine) => heard.Enqueue((machine, TimeProvider.System.GetTimestamp()));

        public int Count(string? machine = null) => heard.Count(beat => machine is null || beat.Machine == machine);

        public TimeSpan Took(int gaps) => TimeProvider.System.GetElapsedTime(heard.First().At, heard.ElementAt(gaps).At);

        public async Task UntilAsync(int count)
        {
            for (var tries = 0; Count() < count; tries++)
            {
                Assert.True(tries < 600, $"Only {Count()} beats were heard.");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
