using System.CommandLine;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Writing;

namespace OpenHotline.Cli.Verbs;

/// <summary>The verbs that write: <c>user add|disable</c>, <c>import csv</c>, <c>keys rotate|drop-old</c>.</summary>
internal static class WritingVerbs
{
    public static Command BuildImport()
    {
        var file = new Argument<string>("FILE") { Description = "CSV in UTF-8 with the columns address,referrer,note,source,received_at" };
        var source = new Option<string>("--source") { Description = "What lines count as that do not say it", DefaultValueFactory = _ => "other" };
        var csv = new Command("csv", "Take reports from a CSV file. Safe to stop and to run again.") { file, source };
        Run(csv, new ImportCsv(), parsed => new() { ["file"] = Path.GetFullPath(parsed.GetValue(file)!), ["source"] = parsed.GetValue(source)! });
        return new Command("import", "Take reports from a file.") { csv };
    }

    public static Command BuildKeys()
    {
        var rotate = new Command("rotate", "Make new keys; records move to them while the house runs.");
        Run(rotate, new TurnKeys(), _ => []);
        var yes = new Option<bool>("--yes") { Description = "Do it; without this it only says what would go" };
        var drop = new Command("drop-old", "Take keys out of the keyring that nothing stands under any more. Says what would go; --yes does it.") { yes };
        Run(drop, new DropKeys(), parsed => new() { ["yes"] = parsed.GetValue(yes) ? "yes" : "" });
        return new Command("keys", "The house's keys.") { rotate, drop };
    }

    public static IReadOnlyList<Command> BuildUsers()
    {
        var (mail, name) = (new Argument<string>("MAIL"), new Option<string>("--name") { Description = "How colleagues see this person", Required = true });
        var roles = new Option<string>("--roles") { Description = "analyst, senior-analyst, takedown-officer, campaign-officer, manager, administrator, auditor; several with commas", Required = true };
        var add = new Command("add", "Invite somebody; prints the link by which they join.") { mail, name, roles };
        Run(add, new AddUser(), parsed => new() { ["mail"] = parsed.GetValue(mail)!, ["name"] = parsed.GetValue(name)!, ["roles"] = parsed.GetValue(roles)! });
        var gone = new Argument<string>("MAIL");
        var disable = new Command("disable", "Switch an account off and end its sessions.") { gone };
        Run(disable, new DisableUser(), parsed => new() { ["mail"] = parsed.GetValue(gone)! });
        return [add, disable];
    }

    private static void Run(Command verb, IWriter writer, Func<ParseResult, Dictionary<string, string>> arguments) => verb.SetAction((parsed, cancellation) =>
        RunWriter.RunAsync(HouseConfiguration.Read(parsed), writer, arguments(parsed), cancellation));
}
