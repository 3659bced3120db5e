using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OpenHotline.Cli.Hashing;

/// <summary>The bar on standard error: how many files of how many, how fast, how long still. Only where somebody watches it and the rows go elsewhere.</summary>
internal static class HashProgress
{
    public static bool IsWatched => !Console.IsErrorRedirected && Console.IsOutputRedirected;

    /// <param name="count">Counts the files, which may take a while in large folders; until then the bar only moves.</param>
    /// <param name="work">Given what to call after each file.</param>
    public static async Task RunAsync(Func<int> count, Func<Action, Task> work)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Progress().AutoClear(false)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("files", autoStart: true, maxValue: double.MaxValue);
                task.IsIndeterminate = true;
                var counting = Task.Run(() =>
                {
                    task.MaxValue = Math.Max(count(), 1);
                    task.IsIndeterminate = false;
                });
                await work(() => task.Increment(1));
                await counting;
                task.Value = task.MaxValue;
            });
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0} files, {task.Speed ?? 0:N0}/s"));
    }
}
