using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Verbs;
using OpenHotline.Publish.Counting;

namespace OpenHotline.Cli.Writing;

/// <summary><c>stats rebuild</c>: counts everything again from the timeline.</summary>
internal sealed class RecountFigures : IWriter
{
    public string Name => "stats rebuild";

    public async Task<int> RunAsync(IServiceProvider house, IReadOnlyDictionary<string, string> arguments, IOutput output, CancellationToken cancellation)
    {
        var progress = new Steps(output);
        var counted = await house.GetRequiredService<RebuildCounts>().RunAsync(cancellation, progress);
        await output.SayAsync(string.Create(CultureInfo.InvariantCulture, $"Counted {counted:N0} facts again. The figures are what the timeline says."));
        return ExitCode.Done;
    }

    private sealed class Steps(IOutput output) : IProgress<(long Done, long Whole)>
    {
        public void Report((long Done, long Whole) value) => output.ProgressAsync("rows", value.Done, value.Whole).GetAwaiter().GetResult();
    }
}
