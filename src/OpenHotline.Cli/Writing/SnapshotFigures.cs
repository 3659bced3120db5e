using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Verbs;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Publishing;

namespace OpenHotline.Cli.Writing;

/// <summary><c>stats snapshot</c>: freezes the figures of a period under a name; or shows a snapshot, whether its signature fits, and what was restated since.</summary>
internal sealed class SnapshotFigures : IWriter
{
    public string Name => "stats snapshot";

    public async Task<int> RunAsync(IServiceProvider house, IReadOnlyDictionary<string, string> arguments, IOutput output, CancellationToken cancellation)
    {
        var (name, code) = (arguments["name"], arguments["period"]);
        if (code.Length > 0 && await TakeAsync(house, name, code, output, cancellation) is { } failed) return failed;
        if (await house.GetRequiredService<ReadSnapshots>().RunAsync(name, cancellation) is not { } snapshot)
        {
            await output.ComplainAsync("There is no snapshot of this name. Name a --period to take one.");
            return ExitCode.WrongUse;
        }

        if (arguments["json"].Length > 0) await output.SayAsync(Encoding.UTF8.GetString(snapshot.Json));
        else await SayAsync(house, snapshot, output, cancellation);
        if (snapshot.IsSound) return ExitCode.Done;
        await output.ComplainAsync("The signature does not fit: this snapshot was changed after it was taken.");
        return ExitCode.FoundFaults;
    }

    private static async Task<int?> TakeAsync(IServiceProvider house, string name, string code, IOutput output, CancellationToken cancellation)
    {
        Period period;
        try
        {
            period = StatsVerbs.ReadPeriod(house, "--period", code);
        }
        catch (FormatException wrong)
        {
            await output.ComplainAsync(wrong.Message);
            return ExitCode.WrongUse;
        }

        if (await house.GetRequiredService<TakeSnapshot>().RunAsync(name, period, cancellation) is not TakeSnapshot.Outcome.Refused refused) return null;
        await output.ComplainAsync(refused.Why == TakeSnapshot.Refusal.NameIsTaken
            ? "There is a snapshot of this name, and it stays as it was taken. Choose another name." : "A name has 1 to 60 small letters, digits and hyphens, and begins with a letter.");
        return ExitCode.WrongUse;
    }

    private static async Task SayAsync(IServiceProvider house, ReadSnapshots.One snapshot, IOutput output, CancellationToken cancellation)
    {
        var document = snapshot.Document;
        var today = await house.GetRequiredService<ReadFigures>().RunAsync(document.FirstOn, document.LastOn, cancellation);
        await output.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{document.Name}: {document.Period}, as counted on {document.TakenAt:yyyy-MM-dd HH:mm} UTC by version {document.Program}; {(snapshot.IsSound ? "its signature fits" : "ITS SIGNATURE DOES NOT FIT")}"));
        await output.SayAsync($"{"",-24} {"as frozen",14} {"restated",14}");
        foreach (var metric in document.Figures.Series.Select(series => series.Metric).Distinct())
        {
            var (frozen, now) = (document.Figures.Total(metric), today.Total(metric));
            await output.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{Words.Of(metric),-24} {frozen,14:N0} {(now == frozen ? "as frozen" : $"{now:N0}"),14}"));
        }
    }
}
