using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenHotline.Cli.Serving;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Writing;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Replaying;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>openhotline replay</c>: fills a sandbox folder of its own with made-up cases whose counts are published figures.</summary>
internal static class ReplayVerb
{
    private static readonly Option<string> Figures = new("--figures") { Description = "CSV with the columns period,metric,dimension,value_key,count,percent,base", HelpName = "FILE", Required = true };
    private static readonly Option<decimal> Scale = new("--scale") { Description = "Above 0, at most 1: fewer cases in the same proportions", HelpName = "N", DefaultValueFactory = _ => 1m };
    private static readonly Option<int> Seed = new("--seed") { Description = "What the file leaves open is filled the same with the same seed", HelpName = "N", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> FactsOnly = new("--facts-only") { Description = "Write only the facts that figures are counted from: faster, and queues and boards stay empty" };

    public static Command Build()
    {
        var verb = new Command("replay", "Make a sandbox whose figures are published ones, in a folder of its own. Everything it publishes says that it was replayed.") { Figures, Scale, Seed, FactsOnly };
        verb.SetAction((parsed, cancellation) => RunAsync(HouseConfiguration.Read(parsed, isSandbox: true), parsed.GetValue(Figures)!, parsed.GetValue(Scale), parsed.GetValue(Seed), parsed.GetValue(FactsOnly) ? ReplayWay.FactsOnly : ReplayWay.Rooms, cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(HouseConfiguration configuration, string file, decimal scale, int seed, ReplayWay way, CancellationToken cancellation)
    {
        var output = new TerminalOutput();
        if (!File.Exists(file)) throw new FormatException($"There is no file {file}.");
        if (scale is <= 0 or > 1) throw new FormatException("--scale is above 0 and at most 1.");
        using var held = FolderLock.TryTake(configuration.House.DataFolder);
        if (held is null)
        {
            await output.ComplainAsync($"Another openhotline holds {configuration.House.DataFolder}. A replay needs a folder of its own.");
            return ExitCode.Busy;
        }

        if (await SandboxFolder.RefusalAsync(configuration, cancellation) is { } refusal) throw new FormatException(refusal);
        Directory.CreateDirectory(SandboxFolder.Of(configuration));
        var clock = new ReplayClock(TimeProvider.System);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        var keys = await OpenKeyring.RunAsync(configuration.House, TimeProvider.System, cancellation);
        services.AddOpenHotline(configuration.House, keys);
        SettingsCatalogue.Bind(services, configuration.Values);
        services.AddReplay(clock);
        await using var house = services.BuildServiceProvider();
        await StorageRoom.MigrateAsync(configuration.House.Database, cancellation);
        await OpenKeyring.RememberAsync(configuration.House, keys, cancellation);
        await using var scope = house.CreateAsyncScope();
        await using var csv = File.OpenRead(file);
        return await SayAsync(await scope.ServiceProvider.GetRequiredService<ReplayFigures>().RunAsync(csv, scale, seed, way, new Steps(output), cancellation), output);
    }

    private static async Task<int> SayAsync(ReplayFigures.Outcome outcome, TerminalOutput output)
    {
        switch (outcome)
        {
            case ReplayFigures.Outcome.Replayed replayed:
                foreach (var finding in replayed.Findings) await output.ComplainAsync(finding.Line > 0 ? $"Line {finding.Line}: {finding.Says}" : finding.Says);
                await output.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{replayed.Cases:N0} cases replayed; {replayed.Findings.Count} findings. Published: {string.Join(", ", replayed.Closed)}."));
                return ExitCode.Done;
            case ReplayFigures.Outcome.Refused refused:
                await output.ComplainAsync(refused.Why switch
                {
                    ReplayFigures.Refusal.NotASandbox => "Only a sandbox is filled with made-up cases, never a hotline's own folder.",
                    ReplayFigures.Refusal.NotEmpty => "This folder holds something else. A replay needs an empty folder of its own.",
                    _ => "Another file, seed, scale or way was replayed into this folder. Take an empty one.",
                });
                return ExitCode.WrongUse;
            default:
                throw new InvalidOperationException($"An outcome without a sentence: {outcome.GetType().Name}.");
        }
    }

    private sealed class Steps(IOutput output) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => output.ProgressAsync(NameOf(value.Stage), value.Done, value.Whole).GetAwaiter().GetResult();

        private static string NameOf(ReplayStage stage) => stage switch
        {
            ReplayStage.Cases => "cases",
            ReplayStage.Facts => "facts in the tree",
            ReplayStage.Rows => "rows counted",
            _ => "periods published",
        };
    }
}
