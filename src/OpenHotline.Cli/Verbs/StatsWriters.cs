using System.CommandLine;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Writing;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>stats snapshot</c> and <c>stats rebuild</c>: they write, so a running house does them where there is one.</summary>
internal static class StatsWriters
{
    public static Command BuildSnapshot(Option<string> period, Option<bool> json)
    {
        var name = new Option<string>("--name") { Description = "The snapshot's name: small letters, digits, hyphens. One that exists is shown, with what was restated since", HelpName = "NAME", Required = true };
        var optional = new Option<string?>("--period") { Description = period.Description, HelpName = "PERIOD" };
        var verb = new Command("snapshot", "Freeze and sign the figures of a period under a name, or show a snapshot beside the figures of today.") { name, optional, json };
        verb.SetAction((parsed, cancellation) => RunWriter.RunAsync(HouseConfiguration.Read(parsed), new SnapshotFigures(),
            new() { ["name"] = parsed.GetValue(name)!, ["period"] = parsed.GetValue(optional) ?? "", ["json"] = parsed.GetValue(json) ? "yes" : "" }, cancellation));
        return verb;
    }

    public static Command BuildRebuild()
    {
        var verb = new Command("rebuild", "Count everything again from the first fact of the timeline. Published figures stay as published.");
        verb.SetAction((parsed, cancellation) => RunWriter.RunAsync(HouseConfiguration.Read(parsed), new RecountFigures(), [], cancellation));
        return verb;
    }
}
